package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestTrees {
    @Test
    void areEqualWithoutPositions() {
        Script one = TestingSyntax.script("/ip address print where disabled; :put \"a$b\"");
        Script other = TestingSyntax.script("/ip/address/print where  disabled\n\n:put  \"a$b\"");
        assertThat(one).isNotEqualTo(other);
        assertThat(Trees.withoutPositions(one)).isEqualTo(Trees.withoutPositions(other));
        assertThat(Trees.withoutPositions(one))
                .isNotEqualTo(Trees.withoutPositions(TestingSyntax.script("/ip address print; :put \"a$b\"")));
    }

    @Test
    void haveEveryPartBelow() {
        Script script = TestingSyntax.script(
                "/ip address { set 0 comment=(\"a$b\" . [:len {k=1;2}]) !x }; $f ({}); :if (!$a) do={ /interface print where c=1 }");
        assertThat(Trees.all(script).map(each -> each.getClass().getSimpleName()))
                .contains(
                        "MenuBlock",
                        "Command",
                        "Call",
                        "Path",
                        "Word",
                        "Named",
                        "Unnamed",
                        "Unset",
                        "Text",
                        "Plain",
                        "Inserted",
                        "Variable",
                        "Substitution",
                        "Array",
                        "Element",
                        "Literal",
                        "Unary",
                        "Binary",
                        "Code",
                        "Property");
    }

    @Test
    void sayWhereTheyAre() {
        Statement.Command command = TestingSyntax.command("# x\n  :put (1 + \"a$b\")");
        assertThat(command.position()).hasToString("line 2 column 3");
        Expression.Binary sum =
                (Expression.Binary) ((Argument.Unnamed) command.arguments().getFirst()).value();
        assertThat(sum.position()).hasToString("line 2 column 9");
        assertThat(sum.right().position()).hasToString("line 2 column 13");
        assertThat(((Expression.Text) sum.right()).parts().getLast().position()).hasToString("line 2 column 15");
    }
}
