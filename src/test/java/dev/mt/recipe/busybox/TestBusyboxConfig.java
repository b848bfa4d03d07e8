package dev.mt.recipe.busybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.recipe.pins.TestingImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBusyboxConfig {
    /** The form of what `make allnoconfig` writes. */
    private static final String NOTHING = """
            #
            # Automatically generated make config: don't edit
            #
            CONFIG_HAVE_DOT_CONFIG=y
            # CONFIG_PING is not set
            # CONFIG_PING6 is not set
            # CONFIG_BB_SYSCTL is not set
            CONFIG_MD5_SMALL=0
            CONFIG_UNAME_OSNAME=""
            """;

    @TempDir
    Path folder;

    private BusyboxConfig config(String applets, String config) throws IOException {
        return BusyboxConfig.read(
                Files.writeString(folder.resolve("applets.txt"), applets),
                Files.writeString(folder.resolve("config"), config));
    }

    private Path dotConfig() throws IOException {
        return Files.writeString(folder.resolve(".config"), NOTHING);
    }

    @Test
    void readsAppletsAndSymbols() throws IOException {
        BusyboxConfig config = config("""
                # a comment
                ping
                sysctl BB_SYSCTL
                """, """
                MD5_SMALL 3
                STATIC
                UNAME_OSNAME "Linux for routers"
                """);
        assertThat(config.symbols())
                .containsOnly(
                        Map.entry("PING", "y"),
                        Map.entry("BB_SYSCTL", "y"),
                        Map.entry("MD5_SMALL", "3"),
                        Map.entry("STATIC", "y"),
                        Map.entry("UNAME_OSNAME", "\"Linux for routers\""));
    }

    @Test
    void appletsAreNamedAlikeInTurkey() throws IOException {
        java.util.Locale before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(config("ping\n", "").symbols()).containsOnlyKeys("PING");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void setsWhatIsAskedForAndNothingElse() throws IOException {
        Path file = dotConfig();
        config("ping\n", "MD5_SMALL 3\nUNAME_OSNAME \"Linux\"\n").applyTo(file);
        assertThat(file)
                .hasContent(NOTHING.replace("# CONFIG_PING is not set", "CONFIG_PING=y")
                        .replace("CONFIG_MD5_SMALL=0", "CONFIG_MD5_SMALL=3")
                        .replace("CONFIG_UNAME_OSNAME=\"\"", "CONFIG_UNAME_OSNAME=\"Linux\""));
    }

    @Test
    void anUnknownSymbolIsNamedWithTheNearest() throws IOException {
        Path file = dotConfig();
        Failure failure =
                catchThrowableOfType(Failure.class, () -> config("pinng\n", "").applyTo(file));
        assertThat(failure).hasMessage("busybox knows no symbol PINNG, which image/busybox asks for");
        assertThat(failure.hint()).hasValue("did you mean PING?");
        assertThat(file).as("nothing is written").hasContent(NOTHING);
    }

    @Test
    void aSymbolThatOldconfigDropsIsNamed() throws IOException {
        Path file = dotConfig();
        BusyboxConfig config = config("ping\nping6\n", "MD5_SMALL 3\n");
        config.applyTo(file);
        config.check(file);
        Files.writeString(file, Files.readString(file).replace("CONFIG_PING6=y", "# CONFIG_PING6 is not set"));
        Failure failure = catchThrowableOfType(Failure.class, () -> config.check(file));
        assertThat(failure).hasMessage("busybox's configuration does not keep PING6=y");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("image/busybox/config"));
    }

    @Test
    void whatIsNamedTwiceIsRefused() {
        assertThatThrownBy(() -> config("ping\nping\n", ""))
                .hasMessageContaining("applets.txt names PING, which was named before");
        assertThatThrownBy(() -> config("ping\n", "PING y\n")).hasMessageContaining("config names PING");
    }

    @Test
    void theRealOneHasAboutAHundredApplets() throws IOException {
        Path applets = TestingImageFolder.file("busybox/applets.txt");
        BusyboxConfig real = BusyboxConfig.read(applets, TestingImageFolder.file("busybox/config"));
        assertThat(real.symbols())
                .containsKeys("ASH", "IP", "PING", "PING6", "TRACEROUTE", "NSLOOKUP", "NC", "WGET", "ARP", "ARPING")
                .containsKeys("NETSTAT", "TELNET", "AWK", "FEATURE_AWK_LIBM", "SED", "GREP", "VI", "LESS", "DIFF")
                .containsKeys("BB_SYSCTL", "STATIC", "ASH_JOB_CONTROL", "FEATURE_EDITING", "FEATURE_SH_MATH");
        assertThat(Files.readAllLines(applets).stream()
                        .filter(line -> line.matches("[\\[a-z].*"))
                        .count())
                .isBetween(90L, 120L);
    }
}
