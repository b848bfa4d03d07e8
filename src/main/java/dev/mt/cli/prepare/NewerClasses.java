package dev.mt.cli.prepare;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes the classes of libraries anew that were compiled for Java 5. The JVM cannot keep those prepared (JEP 483: only what
 * its newer verifier has seen), and picocli, which every start needs, is one. What is new is the version and the
 * {@code StackMapTable} of each method (JVMS 4.7.4, 4.10.1); the instructions stay.
 */
public final class NewerClasses {
    /** Java 7: from here on there is no older verifier to fall back to. */
    private static final int NEW = 51;

    private final Map<String, byte[]> members;
    private final ClassFile classes;
    private int count;

    private NewerClasses(Map<String, byte[]> members) {
        this.members = members;
        this.classes = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this::member)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /**
     * Rewrites archives where they are; those that have no such classes stay as they are.
     *
     * @param jars their files
     */
    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            Path file = Path.of(jar);
            NewerClasses newer = new NewerClasses(read(file));
            byte[] written = newer.write();
            if (newer.count > 0) {
                Files.write(file, written);
            }
        }
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    members.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return members;
    }

    @SuppressWarnings("NullAway") // what the resolver takes is not annotated: null means that another one knows it
    private InputStream member(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] found = members.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
        return found == null ? null : new ByteArrayInputStream(found);
    }

    private byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getKey().endsWith(".class") ? newer(member.getValue()) : member.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A class in its newer form; the old one if it is new enough, or cannot be written so. */
    private byte[] newer(byte[] old) {
        ClassModel model = classes.parse(old);
        if (model.majorVersion() >= NEW) {
            return old;
        }
        Optional<byte[]> written =
                written(model).filter(each -> classes.verify(each).isEmpty());
        written.ifPresent(each -> count++);
        return Objects.requireNonNull(written.orElse(old));
    }

    private Optional<byte[]> written(ClassModel model) {
        ClassTransform version = (builder, element) ->
                builder.with(element instanceof ClassFileVersion ? ClassFileVersion.of(NEW, 0) : element);
        try {
            return Optional.of(classes.transformClass(
                    model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // subroutines (jsr): they have no stack maps
        }
    }
}
