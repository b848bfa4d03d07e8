package dev.mt.cli;

import dev.mt.recipe.Repository;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.TailscalePin;
import picocli.CommandLine.IVersionProvider;

/** What {@code mt --version} says: there are no releases of the program itself, so it says what it builds. */
final class MtVersion implements IVersionProvider {
    private final Context context;

    MtVersion(Context context) {
        this.context = context;
    }

    @Override
    public String[] getVersion() {
        GoModule pins = GoModule.read(new Repository(context.home()).image("tailscale"));
        return new String[] {
            "mt, which builds Tailscale %s with %s (JDK %s)"
                    .formatted(
                            pins.version(TailscalePin.MODULE).substring(1),
                            pins.toolchain().orElse("any Go"),
                            Runtime.version().feature())
        };
    }
}
