package dev.mt.routeros.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Tab completes and {@code ?} lists. */
class TestSuggestions {
    private final TestingSession session = new TestingSession("7.24");
    private final TestingSession old = new TestingSession("7.13");

    @AfterEach
    void close() {
        session.close();
        old.close();
    }

    @Test
    void menusAndCommands() {
        assertThat(session.words("/contai")).containsExactly("container");
        assertThat(session.words("/container/m")).containsExactly("mounts");
        assertThat(session.words("/container mou")).containsExactly("mounts");
        assertThat(session.words("/container/re")).contains("remove", "repull", "restart");
        assertThat(old.words("/container/re")).contains("remove").doesNotContain("repull", "restart");
        assertThat(session.words(":fore")).containsExactly("foreach");
        assertThat(session.words("/nonsense/")).isEmpty();
    }

    @Test
    void argumentsByVersion() {
        assertThat(session.words("/container/add mou")).containsExactly("mount", "mountlists");
        assertThat(old.words("/container/add mou")).containsExactly("mounts");
        assertThat(session.words("/container/config/set "))
                .contains("memory-high")
                .doesNotContain("ram-high");
        assertThat(old.words("/container/config/set ")).contains("ram-high").doesNotContain("memory-high");
        assertThat(session.words("/container/add interface=ether1 "))
                .contains("root-dir")
                .doesNotContain("interface");
    }

    @Test
    void valuesOfWhatIsThere() {
        assertThat(session.words("/ip/address/add interface=eth")).startsWith("ether1", "ether2");
        assertThat(session.words("/ip/address/add disabled=")).containsExactly("no", "yes");
        assertThat(session.words("/interface/bridge/port/add bridge=")).containsExactly("bridge");
        assertThat(session.words("/interface/ethernet/set ether")).contains("ether1");
    }

    @Test
    void insideOfBlocksAndBrackets() {
        assertThat(session.words(":if (true) do={ /ip/addr")).containsExactly("address");
        assertThat(session.words("/ip/address { pri")).containsExactly("print");
        assertThat(session.words("/ip/address/remove [fi")).containsExactly("find");
        assertThat(session.words("/ip/address/remove [find inter")).containsExactly("interface");
        assertThat(session.words("/ip/address/print where netw")).containsExactly("network");
        assertThat(session.words("/ip/address; ad")).contains("add");
        assertThat(session.words(":put \"/ip/addr")).isEmpty();
        assertThat(session.words(":put (1 + ")).isEmpty();
        assertThat(session.words("# /ip")).isEmpty();
        session.enter("/ip");
        assertThat(session.words("addr")).containsExactly("address");
        assertThat(session.words("../inter")).containsExactly("interface");
    }

    @Test
    void helpIsInColumns() {
        List<String> help = session.session().help("/container/mounts/add ", 40);
        assertThat(help).startsWith("arguments:").anyMatch(line -> line.matches("  \\S+\\s{2,}\\S+"));
        assertThat(help).allMatch(line -> line.length() <= 40);
        assertThat(session.session().help("/container/mounts/add zz", 40)).containsExactly("nothing begins with zz");
        assertThat(session.print("/container/mounts/a?")).containsExactly("commands:", "  add");
    }

    /** Whatever is typed, asking for help does no harm. */
    @Test
    void everyBeginningOfALineHasAPlace() {
        String line = ":foreach i in=[/container find where name~\"a\\\"b\" !running] do={ /container { set $i "
                + "comment=\"$[:len {1;2}]\" }; :put (1 + [:len $x]) } # end";
        for (int i = 0; i <= line.length(); i++) {
            assertThat(session.session().help(line.substring(0, i), 80)).isNotEmpty();
        }
    }
}
