package io.marquee.systemtests;

import tools.jackson.databind.JsonNode;

/**
 * What {@code ./run demo} reports of the film that it made.
 *
 * @param report as {@code --json} writes it
 */
record Journey(JsonNode report) {
  String found(String name) {
    return report.required("found").required(name).asString();
  }

  /** The path of something in its workspace. */
  String path(String rest) {
    return "/api/v1/w/" + found("workspace_id") + rest;
  }
}
