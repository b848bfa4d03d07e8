package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.problem;
import static dev.mt.routeros.syntax.TestingSyntax.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind commands and functions. */
final class TestArguments {
    /** Facts on RouterOS, section 2, "`:onerror …`", "`:retry …`", and what {@code :parse} answers for the others. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                ":onerror e in={:put 1} do={} => onerror (error)=e in=code{put (message)=1} do=code{}",
                ":retry command={ } delay=1s max=3 => retry command=code{} delay=1s max=3",
                ":retry { } delay=500ms max=50 => retry (command)=code{} delay=500ms max=50",
                ":retry command={} delay=1 max=2 on-error={} => retry command=code{} delay=1 max=2 on-error=code{}",
                ":do {:put 1} while=($a) => do (command)=code{put (message)=1} while=$a",
                ":do {} on-error={} => do (command)=code{} on-error=code{}",
                ":do on-error={} { } => do on-error=code{} (command)=code{}",
                ":if ($a) do={} else={} => if (condition)=$a do=code{} else=code{}",
                ":if ($a) do={}else={} => if (condition)=$a do=code{} else=code{}",
                ":if ($a) do={} else {:put 1} => if (condition)=$a do=code{} else=code{put (message)=1}",
                ":if $a do={} => if (condition)=$a do=code{}",
                ":for i from=1 to=3 step=2 do={} => for (counter)=i from=1 to=3 step=2 do=code{}",
                ":foreach k,v in=$a do={} => foreach (counter)=k,v in=$a do=code{}",
                ":while ($a) do={} => while (condition)=$a do=code{}",
                ":local x => local (name)=x",
                ":local x 5 => local (name)=x (value)=5",
                ":local f do={:return $1} => local (name)=f do=code{return (value)=$1}",
                ":global \"a-b\" 1 => global (name)='a-b' (value)=1",
                ":set x => set (name)=x",
                ":set ($a->\"x\") 1 => set (name)=(-> $a 'x') (value)=1",
                ":pick $a 1 2 => pick (counter)=$a (begin)=1 (end)=2",
                ":find $a \"x\" 3 => find (in)=$a (key)='x' (from)=3",
                ":convert $x to=base64 transform=lc => convert (value)=$x to=base64 transform=lc",
                ":serialize to=json $x => serialize to=json (value)=$x",
                ":deserialize from=json value=$x => deserialize from=json value=$x",
                ":execute {:put 1} => execute (script)=source{:put 1}",
                ":beep freq=440 => beep freq=440",
                ":jobname => jobname",
                "/log info \"x\" => /log/info 'x'",
                "/system script run update => /system/script/run update",
                "/file/get $f size => /file/get $f size",
                "/ip route set 0 !gateway => /ip/route/set 0 !gateway",
                "/interface print detail as-value => /interface/print detail as-value",
                "$f 1 name=2 \"x\" => call $f 1 name=2 'x'",
                "$\"a-b\" 1 => call $a-b 1",
                "[$f 1] 2 => call [call $f 1] 2",
                "($a->\"f\") 1 => call (-> $a 'f') 1",
                "$f ({1;2}) => call $f {1;2}",
            })
    void areReadAs(String text, String meaning) {
        assertThat(Notation.of(script(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "a#b",
                "host/repo:tag",
                "ghcr.io/owner/repo@sha256:0123",
                "1.2.3.4/24",
                "!tcp",
                "1.1.1.1-1.1.1.9",
                "80,443",
                "http://h/x=1&y=2",
                "*1A",
                "1w2d3h4m5s",
                "-5",
                "^",
                "a-b.c_d+e%f",
            })
    void areTakenLiterally(String value) {
        Statement.Command command = TestingSyntax.command("/container add x=%s".formatted(value));
        assertThat(((Argument.Named) command.arguments().getFirst()).value())
                .isEqualTo(new Expression.Literal(new Position(17, 1, 18), value));
    }

    /** Facts on RouterOS, section 2: "`#` starts a comment only where a statement may start. `x=a#b` is literal." */
    @Test
    void holdNoComments() {
        assertThat(Notation.of(script("# a\n:put a#b # c\n".replace(" # c", "") + "; # d\n:put 1 ;# e")))
                .isEqualTo("put (message)=a#b; put (message)=1");
        assertThat(problem(":put 1 # comment")).isEqualTo("expected end of command (line 1 column 8)");
    }

    @Test
    void mayFollowTheEqualsSignAtADistance() {
        assertThat(Notation.of(script("/file print file= x"))).isEqualTo("/file/print file=x");
        assertThat(Notation.of(script("/ip/address/add comment=; /log/print")))
                .isEqualTo("/ip/address/add comment=; /log/print");
        assertThat(Notation.of(script("/user/add policy=\\\n    read,write"))).isEqualTo("/user/add policy=read,write");
    }

    @Test
    void keepTheTextOfScripts() {
        Statement.Command command = TestingSyntax.command("/system script add source={ :put \"a\" ;# x\n}");
        Expression.Source source =
                (Expression.Source) ((Argument.Named) command.arguments().getFirst()).value();
        assertThat(source.text()).isEqualTo(" :put \"a\" ;# x\n");
        assertThat(source.body())
                .singleElement()
                .satisfies(each -> assertThat(each.position().column()).isEqualTo(29));
    }

    @ParameterizedTest
    @ValueSource(strings = {":local a-b 1", ":local caf\u00c3\u00a9 1", ":global a_b"})
    void nameVariablesByLettersAndDigits(String text) {
        assertThat(problem(text)).startsWith("expected end of command (line 1 column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                ":put => ``",
                ":put 1 2 => expected end of command (line 1 column 8)",
                ":put ^ => ``",
                ":put = => syntax error (line 1 column 6)",
                ":put a$b => expected end of command (line 1 column 7)",
                ":put $a.$b => expected end of command (line 1 column 8)",
                ":put {1;2 => missing closing brace (line 1 column 10)",
                ":if true do={ => expected closing brace (line 1 column 14)",
                "{ :put 1 => missing closing brace (line 1 column 9)",
                ":put [:len 1 => expected closing bracket (line 1 column 13)",
                ":put [:len 1) => expected end of command (line 1 column 13)",
                "$f {1;2} => syntax error (line 1 column 4)",
                "$f$g => syntax error (line 1 column 3)",
                ":put $ => syntax error (line 1 column 7)",
                "[:find where name=1] => expected end of command (line 1 column 18)",
            })
    void areWrong(String text, String problem) {
        assertThat(problem(text)).isEqualTo(problem);
    }

    /** These places are the ones that routers said, in what {@code :parse} answered for other people's scripts. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "/system clock set format=x => expected end of command (line 1 column 19)",
                "/ip address set enabled=yes [find] => expected end of command (line 1 column 24)",
                "/ip address add comment=a bridge=b => expected end of command (line 1 column 27)",
                "/ip address find where= => missing value for where (line 1 column 24)",
                "/caps-man/manager/get x => syntax error (line 1 column 10)",
                ":foobar => ``",
                "cod=301 => syntax error (line 1 column 4)",
                "from: => syntax error (line 1 column 5)",
                "[u@rsc] => syntax error (line 1 column 3)",
            })
    void areJudgedByWhatIsKnown(String text, String problem) {
        assertThat(problem(text, new TestingNames())).isEqualTo(problem);
    }

    @Test
    void mayBelongToCommandsThatNobodyKnows() {
        Parsed.Good good = (Parsed.Good) Parser.parse(":put 1\n :foobar a b=2", new TestingNames());
        assertThat(good.script().statements().getLast())
                .isInstanceOfSatisfying(
                        Statement.BadCommand.class,
                        bad -> assertThat(bad.problem().text()).isEqualTo("bad command name foobar (line 2 column 3)"));
        assertThat(Notation.of(good.script())).endsWith("a b=2");
    }

    @Test
    void mayBelongToAbbreviations() {
        Parsed.Good good = (Parsed.Good) Parser.parse("/ip addr pri det", new TestingNames());
        assertThat(Notation.of(good.script())).isEqualTo("/ip/address/print det");
    }
}
