package dev.mt.routeros.simulator.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that was let in.
 *
 * @param path the words behind {@code /rest}
 * @param query the parameters of a GET
 * @param body the members of the JSON object; text of RouterOS, whose chars are bytes
 * @param lists those members that were arrays; they are in the body as well, with commas
 */
record RestRequest(
        String method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> body,
        Map<String, List<String>> lists) {
    RestRequest {
        path = List.copyOf(path);
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        lists = Map.copyOf(lists);
    }
}
