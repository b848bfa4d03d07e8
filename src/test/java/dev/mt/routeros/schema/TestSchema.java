package dev.mt.routeros.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.RouterOsVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSchema {
    private static Schema of(String version) {
        return Schemas.bundled().schema(RouterOsVersion.parse(version));
    }

    private static Item at(String version, String... path) {
        return of(version).find(List.of(path)).orElseThrow();
    }

    @Test
    void wordsMayBeBeginnings() {
        assertThat(at("7.24", "ip", "addr", "pr").name()).isEqualTo("print");
        assertThat(at("7.24", "ip", "addr").kind()).isEqualTo(Kind.MENU);
        assertThat(at("7.24", "int", "eth").name()).isEqualTo("ethernet");
        assertThat(of("7.24").find(List.of("ip", "nothing"))).isEmpty();
        assertThat(at("7.24").match("i")).isInstanceOf(Match.Ambiguous.class);
        assertThat(at("7.24").match("")).isInstanceOf(Match.Unknown.class);
        assertThat(at("7.24").match("zz")).isInstanceOf(Match.Unknown.class);
    }

    @Test
    void aNameInFullIsNoBeginning() {
        assertThat(at("7.24", "ip").name()).isEqualTo("ip"); // there is ipv6 too
        assertThat(at("7.24", "container", "add", "env").name()).isEqualTo("env");
    }

    /** Section 1 of the facts. */
    @Test
    void envlistStillStandsForEnvlistsButMountsNotForMountlists() {
        Item add = at("7.24", "container", "add");
        assertThat(add.child("envlist")).isEmpty();
        assertThat(add.match("envlist").found().map(Item::name)).contains("envlists");
        assertThat(add.match("mounts")).isInstanceOf(Match.Unknown.class);
        assertThat(at("7.20", "container", "add").match("mounts").found()).isPresent();
    }

    @Test
    void typesAreKept() {
        assertThat(at("7.24", "ip", "address", "add", "address").type()).hasToString("ip");
        assertThat(at("7.24", "container", "add", "stop-time").type()).hasToString("time");
        assertThat(at("7.24", "container", "add", "interface").type()).isEqualTo(ArgumentType.UNKNOWN);
        assertThat(at("7.19", "ip", "address", "print", "file").type()).hasToString("str");
        assertThat(at("7.20", "ip", "address", "print", "file").type()).isEqualTo(ArgumentType.UNKNOWN);
    }

    @Test
    void propertiesAreWhatCommandsSet() {
        assertThat(of("7.24").properties(at("7.24", "container")))
                .contains("mountlists", "envlists", "name", "comment")
                .doesNotContain("numbers", "copy-from", "mounts");
        assertThat(of("7.19").properties(at("7.19", "container")))
                .contains("mounts", "envlist")
                .doesNotContain("mountlists");
    }

    @Test
    void aVersionHasOnlyItsOwn() {
        assertThat(at("7.19", "container").child("log")).isEmpty();
        assertThat(at("7.20", "container").child("log")).isPresent();
        assertThat(at("7.19", "container").children()).extracting(Item::name).doesNotContain("log", "restart");
        assertThat(at("7.23", "container").children()).extracting(Item::name).contains("log", "restart", "add");
    }
}
