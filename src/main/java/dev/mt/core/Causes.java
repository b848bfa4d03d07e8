package dev.mt.core;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in words what an exception of the JDK means. */
public final class Causes {
    private Causes() {}

    /** A short sentence for an exception; never null or empty, never a stack trace. */
    public static String describe(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> e.getFile() + " may not be accessed (permission denied)";
            case FileAlreadyExistsException e -> e.getFile() + " exists already, and is not what belongs there";
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case DirectoryNotEmptyException e -> e.getFile() + " is a folder with files in it";
            case CharacterCodingException _ -> "it is no text in UTF-8";
            case UnknownHostException e -> "the host " + e.getMessage() + " is not known";
            case ConnectException e when isUnresolved(e) -> "the host is not known";
            case ConnectException e when e.getMessage() == null -> "nothing answers there";
            case FileSystemException e when isDiskFull(e) -> "the disk that holds " + e.getFile() + " is full";
            default -> {
                String message = cause.getMessage();
                yield message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
            }
        };
    }

    /** The HTTP client hides an unknown host behind connections that fail without a word. */
    private static boolean isUnresolved(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    /** Whether a failure, or anything that caused it, is a full disk or an exceeded quota. */
    public static boolean isDiskFull(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String message = t instanceof FileSystemException f ? f.getReason() : t.getMessage();
            if (t instanceof IOException && message != null && saysFull(message)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a program's output says that the disk was full. */
    public static boolean saysFull(String output) {
        String lower = output.toLowerCase(Locale.ROOT);
        return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
    }
}
