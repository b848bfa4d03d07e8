/** Other people's programs, run as commands: started, listened to, ended, and their failures put into words. */
@NullMarked
package dev.mt.core.process;

import org.jspecify.annotations.NullMarked;
