package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the commands of the root menu, and of the others what scripts use: a word that is no usual command is taken for
 * a menu.
 */
final class PermissiveNames implements CommandNames {
    static final PermissiveNames INSTANCE = new PermissiveNames();

    private static final Set<String> COMMANDS = words("""
            add append cancel comment copy create create-certificate-request debug disable downgrade edit enable error
            export fetch find flush flush-all flood-ping format format-drive force-update get import info install
            add-ca-certificate issued-revoke kill load login logout make-static mac-telnet monitor monitor-traffic move
            password ping poweroff power-cycle print quit read reboot release remove renew repull
            request-logout reset reset-counters reset-counters-all reset-configuration reset-mac-address restart
            resolve run save scan scep send set shell shutdown sign sniff snooper spectral-scan start stop sup-output
            telnet torch traceroute unset upgrade upload ussd wake-on-lan warning wps-accept blink at-chat
            backup-file check-for-updates check-installation clear-history download revoke set-passphrase style inkey
            ask cuu el bandwidth-test speed-test ssh ssh-exec export-passphrase fib-reinstall prefix-sanity
            make-visible set-partition activate copy-to restore-config save-config repartition eject-drive unmount
            """);

    private static final Set<String> FLAGS = words("""
            as-string as-value brief compact count-only detail follow follow-only hide-sensitive once
            show-sensitive show-ids stats stats-detail terse value-list verbose without-paging
            """);

    private static final Set<String> SOURCES = words("""
            down-script error-script lease-script on-alert on-down on-error on-event on-fail on-login on-logout
            on-master on-backup on-message on-up script source test-script up-script
            """);

    private static final Set<String> WITH_CONDITION = Set.of("find", "print", "export");

    private PermissiveNames() {}

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.strip().split("\\s+")));
    }

    @Override
    public Optional<Meaning> meaning(List<String> menu, String word) {
        boolean command = menu.isEmpty() ? RootCommands.has(word) : COMMANDS.contains(word);
        return Optional.of(new Meaning(command ? Kind.COMMAND : Kind.EITHER, word));
    }

    @Override
    public List<String> unnamedArguments(List<String> menu, String command) {
        return menu.isEmpty() ? RootCommands.unnamedArguments(command) : List.of();
    }

    @Override
    public boolean takesMoreUnnamed(List<String> menu, String command) {
        return !menu.isEmpty();
    }

    @Override
    public ArgumentKind argumentKind(List<String> menu, String command, String argument) {
        if (menu.isEmpty()) {
            return RootCommands.argumentKind(command, argument);
        }
        if (SOURCES.contains(argument)) {
            return ArgumentKind.SOURCE;
        }
        return FLAGS.contains(argument) ? ArgumentKind.FLAG : ArgumentKind.VALUE;
    }

    @Override
    public boolean takesWhere(List<String> menu, String command) {
        return !menu.isEmpty() && WITH_CONDITION.contains(command);
    }
}
