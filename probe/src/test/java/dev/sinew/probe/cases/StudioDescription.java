package dev.sinew.probe.cases;

import dev.sinew.probe.cases.StudioServer.Way;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a studio's service says of itself.
 *
 * @param ways what it does wrong, or otherwise
 */
record StudioDescription(Set<Way> ways) {
    private static final String RECORDINGS = "GET /v2/recordings sort:query\n";
    private static final Set<String> OPEN = Set.of("/v2/auth/register", "/v2/auth/login", "/v2/tracks/{trackId}");

    String text() {
        ObjectNode document = FirmThings.object().put("openapi", "3.0.3");
        document.putObject("info").put("title", "studio").put("version", "2");
        ObjectNode schemes = document.putObject("components").putObject("securitySchemes");
        schemes.putObject("session").put("type", "http").put("scheme", "bearer");
        schemes.putObject("key").put("type", "apiKey").put("in", "header").put("name", "X-Studio-Key");
        document.putArray("security").addObject().putArray("session");
        document.withArrayProperty("security").addObject().putArray("key");
        ObjectNode paths = document.putObject("paths");
        (StudioPeople.OPERATIONS + StudioRooms.OPERATIONS + StudioHalls.OPERATIONS + RECORDINGS)
                .lines()
                .forEach(line -> describe(line, paths));
        tiers(paths);
        return document.toString();
    }

    private void describe(String line, ObjectNode paths) {
        ObjectNode operation = Operations.describe(line, paths);
        String path = line.strip().split(" ", -1)[1];
        boolean track = path.equals("/v2/tracks/{trackId}");
        if (OPEN.contains(path) && !(track && ways.contains(Way.TRACKS_ARE_DESCRIBED_AS_GUARDED))) {
            operation.putArray("security");
        }
    }

    /** Says which tiers a page may show, as nobody has another than the first. */
    private static void tiers(ObjectNode paths) {
        ObjectNode page = paths.withObjectProperty("/v2/me")
                .withObjectProperty("get")
                .withObjectProperty("responses")
                .withObjectProperty("200")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
        page.putObject("properties")
                .putObject("tier")
                .put("type", "string")
                .putArray("enum")
                .add("free")
                .add("plus")
                .add("pro");
    }
}
