package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.routeros.schema.SchemaFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the schemas that the program carries, for those who maintain it. */
@Command(
        name = "schema",
        hidden = true,
        description = "Writes command schemas as this program keeps them in src/main/resources.")
final class RouterosSchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Holds a file such as 7.24.json.gz for each version.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(SchemaFolder.read(folder).text());
        out.flush();
        return ExitCode.DONE.status();
    }
}
