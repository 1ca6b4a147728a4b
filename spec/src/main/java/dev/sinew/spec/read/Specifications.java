package dev.sinew.spec.read;

import dev.sinew.model.Problem;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.tree.Node;
import dev.sinew.spec.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads specifications: OpenAPI 2.0, 3.0 and 3.1 in JSON or YAML, Postman collections 2.1, GraphQL schemas in their own language or as services answer when asked for them. They are recognised
 * by content. A file is foreign: whatever it holds ends in descriptions and problems. It is read with the files in its own
 * folder and below that it refers to, within {@link SpecLimits}; no address is ever connected to.
 */
public final class Specifications {
    private static final Pattern GRAPHQL = Pattern.compile(
            "(?m)^\\s{0,8}(extend\\s{1,8})?((type|interface|input|enum)\\s{1,8}\\w+[^:\\n]{0,500}\\{|schema\\b[^:\\n]{0,500}\\{|union\\s{1,8}\\w+[^:\\n]{0,500}=)");
    private static final Pattern MAPPING = Pattern.compile("(?m)^[\"']?(openapi|swagger|info|paths)[\"']?\\s{0,8}:");
    private static final int RECOGNISED_WITHIN = 1 << 16;

    private Specifications() {}

    /** Reads a file. One that cannot be opened is a problem. */
    public static Reading read(Path path) {
        String name = path.toString();
        try {
            long size = Files.size(path);
            if (size > SpecLimits.DEFAULT.bytes()) {
                return tooLarge(name, size);
            }
            Path folder = path.toRealPath().getParent();
            byte[] content = bytes(path);
            return content.length > SpecLimits.DEFAULT.bytes()
                    ? tooLarge(name, content.length)
                    : read(content, name, Optional.ofNullable(folder), SpecLimits.DEFAULT);
        } catch (IOException e) {
            return new Reading(List.of(), List.of(new Problem(name, -1, "cannot be read")));
        }
    }

    /** The content up to one byte more than the limit: pipes and devices say no size. */
    private static byte[] bytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(SpecLimits.DEFAULT.bytes() + 1);
        }
    }

    /** Reads the content of a file of that name. References to other files are problems. */
    public static Reading read(byte[] content, String name) {
        return content.length > SpecLimits.DEFAULT.bytes()
                ? tooLarge(name, content.length)
                : read(content, name, Optional.empty(), SpecLimits.DEFAULT);
    }

    static Reading read(byte[] content, String name, Optional<Path> folder, SpecLimits limits) {
        String text = decode(content);
        Problems problems = new Problems(name);
        if (isGraphQl(text)) {
            ApiDescription found = GraphQlReader.read(text, name, limits, problems);
            return new Reading(found.operations().isEmpty() ? List.of() : List.of(found), problems.list());
        }
        Tree tree = Tree.read(text);
        if (!tree.problem().isEmpty()) {
            problems.add("is no specification: it " + tree.problem());
            return new Reading(List.of(), problems.list());
        }
        Node root = tree.root();
        Optional<ApiDescription> found;
        Node schema =
                root.has("__schema") ? root.get("__schema") : root.get("data").get("__schema");
        if (root.get("info").get("schema").text().contains("getpostman.com/json/collection")
                || (root.get("info").has("_postman_id") && root.has("item"))) {
            found = Optional.of(new PostmanReader(root, name, limits, problems).read());
        } else if (schema.isMap()) {
            found = Optional.of(IntrospectionReader.read(schema, name, limits, problems))
                    .filter(each -> !each.operations().isEmpty());
        } else {
            Documents documents = new Documents(root, content.length, folder, limits, problems);
            found = openApi(root, problems)
                    .map(format -> new OpenApiReader(root, name, format, documents, limits, problems).read());
        }
        return new Reading(found.stream().toList(), problems.list());
    }

    private static Optional<Format> openApi(Node root, Problems problems) {
        String two = root.get("swagger").text();
        String three = root.get("openapi").text();
        if (two.equals("2.0") || two.equals("2")) {
            return Optional.of(Format.OPENAPI_2_0);
        }
        if (three.matches("3\\.0(\\..*)?")) {
            return Optional.of(Format.OPENAPI_3_0);
        }
        if (three.matches("3\\.1(\\..*)?")) {
            return Optional.of(Format.OPENAPI_3_1);
        }
        if (three.matches("3(\\..*)?")) {
            problems.add("is of OpenAPI " + shown(three)
                    + ", which is read as if it were 3.1; what is new in it is left out");
            return Optional.of(Format.OPENAPI_3_2);
        }
        String version = two.isEmpty() ? three : two;
        problems.add(
                version.isEmpty()
                        ? "is no specification: neither OpenAPI nor a Postman collection nor a GraphQL schema"
                        : "is of OpenAPI version " + shown(version) + ", which is not read; 2.0, 3.0 and 3.1 are");
        return Optional.empty();
    }

    private static boolean isGraphQl(String text) {
        String start = text.substring(0, Math.min(text.length(), RECOGNISED_WITHIN));
        return !start.stripLeading().startsWith("{")
                && GRAPHQL.matcher(start).find()
                && !MAPPING.matcher(start).find();
    }

    private static Reading tooLarge(String name, long size) {
        String what = "has " + size + " bytes, more than the limit of " + SpecLimits.DEFAULT.bytes() + ", not read";
        return new Reading(List.of(), List.of(new Problem(name, -1, what)));
    }

    private static String shown(String version) {
        String plain = version.replaceAll("[^0-9A-Za-z.-]", "");
        return plain.substring(0, Math.min(20, plain.length()));
    }

    /** The text of a file: UTF-8 unless a byte order mark says otherwise. */
    static String decode(byte[] content) {
        Charset charset = StandardCharsets.UTF_8;
        int from = 0;
        if (content.length >= 2 && (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
            from = 2;
        } else if (content.length >= 2 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            from = 2;
        } else if (content.length >= 3 && content[0] == (byte) 0xef && content[1] == (byte) 0xbb) {
            from = 3;
        }
        return new String(content, from, content.length - from, charset);
    }
}
