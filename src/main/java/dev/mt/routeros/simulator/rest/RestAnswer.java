package dev.mt.routeros.simulator.rest;

/**
 * What is sent back.
 *
 * @param body what JSON is made of; without a meaning for status 204
 */
record RestAnswer(int status, Object body) {
    static RestAnswer of(Object body) {
        return new RestAnswer(200, body);
    }
}
