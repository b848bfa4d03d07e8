package dev.mt.routeros.simulator.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that says what is wrong. It has no stack trace, for it is an ordinary event. */
final class RestError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String CLOSED = "Session closed";

    private final int status;
    private final String detail;

    RestError(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    /** What the menus and commands are that the version has, this is none of. */
    static RestError noSuch(int status, String word) {
        return new RestError(status, "no such command or directory (" + word + ")");
    }

    /** What is said when a request took too long. */
    static RestError closedSession() {
        return new RestError(400, CLOSED);
    }

    boolean isClosedSession() {
        return detail.equals(CLOSED);
    }

    String detail() {
        return detail;
    }

    int status() {
        return status;
    }

    /** {@code {"detail": …, "error": 400, "message": "Bad Request"}}; without a detail if there is none. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!detail.isEmpty()) {
            body.put("detail", detail);
        }
        body.put("error", status);
        body.put("message", reason(status));
        return body;
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 413 -> "Payload Too Large";
            case 415 -> "Unsupported Media Type";
            default -> "Internal Server Error";
        };
    }
}
