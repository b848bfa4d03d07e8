package dev.mt.oci;

import dev.mt.core.Failure;
import dev.mt.oci.ImageConfig.History;
import dev.mt.oci.ImageConfig.RunConfig;

/** Configurations in JSON, fields in the order of the specification's own types (specs-go/v1/config.go). */
final class ImageConfigJson {
    private ImageConfigJson() {}

    static byte[] write(ImageConfig config) {
        return JsonText.document(to -> {
            to.time("created", config.created());
            DescriptorJson.write(config.platform(), to);
            to.field("config", process -> write(config.process(), process));
            to.field("rootfs", rootfs -> rootfs.field("type", "layers")
                    .texts(
                            "diff_ids",
                            config.diffIds().stream().map(Object::toString).toList()));
            if (!config.history().isEmpty()) {
                to.objects("history", config.history(), ImageConfigJson::write);
            }
        });
    }

    private static void write(RunConfig process, JsonText to) {
        to.texts("Env", process.env())
                .texts("Entrypoint", process.entrypoint())
                .texts("Cmd", process.cmd())
                .names("Volumes", process.volumes())
                .field("WorkingDir", process.workingDir())
                .textMap("Labels", process.labels())
                .field("StopSignal", process.stopSignal());
    }

    private static void write(History history, JsonText to) {
        to.time("created", history.created())
                .field("created_by", history.createdBy())
                .field("comment", history.comment())
                .flag("empty_layer", history.emptyLayer());
    }

    /**
     * Reads a configuration.
     *
     * @param document what it is, for people
     * @throws Failure if it is something else
     */
    static ImageConfig read(byte[] json, String document) {
        JsonObject from = JsonObject.read(json, document);
        return new ImageConfig(
                from.time("created"),
                new OciPlatform(from.text("os"), from.text("architecture"), from.optionalText("variant")),
                from.optionalObject("config").map(ImageConfigJson::readProcess).orElseGet(RunConfig::none),
                from.object("rootfs").digests("diff_ids"),
                from.objects("history").stream()
                        .map(ImageConfigJson::readHistory)
                        .toList());
    }

    private static RunConfig readProcess(JsonObject from) {
        return new RunConfig(
                from.texts("Env"),
                from.texts("Entrypoint"),
                from.texts("Cmd"),
                from.names("Volumes"),
                from.optionalText("WorkingDir"),
                from.textMap("Labels"),
                from.optionalText("StopSignal"));
    }

    private static History readHistory(JsonObject from) {
        return new History(
                from.time("created"),
                from.optionalText("created_by"),
                from.optionalText("comment"),
                from.flag("empty_layer"));
    }
}
