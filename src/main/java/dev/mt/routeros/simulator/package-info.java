/**
 * A router that can be tested against: it reads RouterOS's language, keeps its menus, and runs containers in virtual
 * time. What it imitates is what the project has collected of RouterOS 7.13 to 7.24; nothing here is a device.
 */
@NullMarked
package dev.mt.routeros.simulator;

import org.jspecify.annotations.NullMarked;
