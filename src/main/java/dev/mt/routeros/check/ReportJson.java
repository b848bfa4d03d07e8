package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings for programs: {@code {"errors": 1, "warnings": 0, "notes": 0, "files": [{"file": …, "versions": […],
 * "findings": [{"line": 3, "column": 33, "offset": 80, "length": 10, "severity": "error", "rule": "unknown-argument",
 * "message": …, "hint": …, "versions": […]}]}]}}. A finding without {@code "versions"} is so in all. Columns count bytes
 * from 1. Keys stay what they are: new ones may come, none goes or changes its meaning.
 */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private ReportJson() {}

    /** What was found in files. */
    public static String of(List<CheckedFile> files) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (Severity severity : Severity.values()) {
            root.put(
                    severity + "s",
                    files.stream().mapToInt(file -> file.count(severity)).sum());
        }
        ArrayNode array = root.putArray("files");
        for (CheckedFile file : files) {
            ObjectNode node = array.addObject().put("file", file.name());
            versions(node, file.checker().versions());
            ArrayNode findings = node.putArray("findings");
            file.findings().forEach(finding -> finding(finding, findings.addObject()));
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void finding(Finding finding, ObjectNode to) {
        to.put("line", finding.position().line())
                .put("column", finding.position().column());
        to.put("offset", finding.position().offset()).put("length", finding.length());
        to.put("severity", finding.severity().toString())
                .put("rule", finding.rule().toString());
        to.put("message", finding.message());
        finding.hint().ifPresent(hint -> to.put("hint", hint));
        if (!finding.versions().isEmpty()) {
            versions(to, finding.versions());
        }
    }

    private static void versions(ObjectNode to, List<RouterOsVersion> versions) {
        ArrayNode array = to.putArray("versions");
        versions.forEach(version -> array.add(version.toString()));
    }
}
