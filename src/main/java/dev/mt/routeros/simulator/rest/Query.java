package dev.mt.routeros.simulator.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A query of the API [MAN: API, queries]: words that push the truth of something about a row, and {@code #} with operators
 * on what was pushed: {@code |}, {@code &}, {@code !}, {@code .} (says the last again). What is left has to hold.
 */
record Query(List<String> words) {
    Query {
        words = List.copyOf(words);
    }

    boolean holds(Map<String, String> row) {
        Deque<Boolean> stack = new ArrayDeque<>();
        for (String word : words) {
            if (word.startsWith("#")) {
                operate(word.substring(1), stack);
            } else {
                stack.push(says(word, row));
            }
        }
        return stack.stream().allMatch(each -> each);
    }

    private static boolean says(String word, Map<String, String> row) {
        int equals = word.indexOf('=', 1);
        if (equals < 0) {
            return word.startsWith("-") ? !row.containsKey(word.substring(1)) : row.containsKey(word);
        }
        char first = word.charAt(0);
        boolean compares = first == '<' || first == '>' || first == '=';
        String value = row.getOrDefault(word.substring(compares ? 1 : 0, equals), "");
        String other = word.substring(equals + 1);
        return switch (first) {
            case '<' -> compare(value, other) < 0;
            case '>' -> compare(value, other) > 0;
            default -> value.equals(other);
        };
    }

    private static int compare(String left, String right) {
        boolean numbers = left.matches("-?[0-9]{1,18}") && right.matches("-?[0-9]{1,18}");
        return numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    }

    private static void operate(String operators, Deque<Boolean> stack) {
        for (int i = 0; i < operators.length(); i++) {
            char operator = operators.charAt(i);
            if (stack.isEmpty()) {
                throw new RestError(400, "invalid query");
            }
            boolean last = stack.pop();
            switch (operator) {
                case '!' -> stack.push(!last);
                case '.' -> {
                    stack.push(last);
                    stack.push(last);
                }
                case '|', '&' -> {
                    if (stack.isEmpty()) {
                        throw new RestError(400, "invalid query");
                    }
                    boolean before = stack.pop();
                    stack.push(operator == '|' ? before || last : before && last);
                }
                default -> throw new RestError(400, "invalid query");
            }
        }
    }
}
