package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.bytes.Utf8;
import dev.sinew.model.Body;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Limit;
import dev.sinew.model.Location;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** Reads a body in whatever format it has; content types are hints, the bytes decide. */
final class BodyReader {
    private static final BodyFacts UNRECORDED_FILE = new BodyFacts(Knowledge.OPAQUE, BodyKind.BINARY, -1, 0);

    private final ObserveLimits limits;
    private final ContentDecoder decoder;
    private final JsonBody json;
    private final FormBody form = new FormBody();
    private final XmlBody xml;
    private final AskingNames asking;

    private int hit;
    private String selector = "";
    private static final byte[] VARIABLES = "variables".getBytes(StandardCharsets.UTF_8);

    private boolean graphQl;
    private boolean asks;
    private String override = "";
    /** Whether the bytes are UTF-8 though the body may declare another charset. */
    private boolean converted;

    private Slice text = Slice.EMPTY;
    /** Whether the text lies in a buffer that the next body is decoded into. */
    private boolean buffered;

    BodyReader(ObserveLimits limits, AskingNames asking) {
        this.limits = limits;
        this.asking = asking;
        this.decoder = new ContentDecoder(limits.decodedBytes());
        this.json = new JsonBody(limits.depth());
        this.xml = new XmlBody(limits.depth());
    }

    /** The bits of the limits that the last body hit. */
    int limitsHit() {
        return hit;
    }

    /** Whether the body holds a GraphQL operation. */
    boolean isGraphQl() {
        return graphQl;
    }

    /** The method that the last body says it is sent by, or empty. */
    String override() {
        return override;
    }

    /** Whether that only asks. */
    boolean asks() {
        return asks;
    }

    /** What the last body says of the operation, or empty. */
    String selector() {
        return selector;
    }

    /** The last body decoded and in UTF-8, for as long as no other is read. */
    Slice text() {
        return text;
    }

    /** The same for good. */
    Slice lastingText() {
        return buffered ? Slice.of(text.copy()) : text;
    }

    BodyFacts read(Body body, Slice contentType, Slice contentEncoding, Message message) {
        hit = 0;
        text = Slice.EMPTY;
        buffered = false;
        selector = "";
        graphQl = false;
        asks = false;
        override = "";
        converted = false;
        if (body.state() == Body.State.UNKNOWN) {
            return isFile(contentType) ? UNRECORDED_FILE : BodyFacts.UNKNOWN;
        }
        Slice captured = body.bytes();
        if (captured.isEmpty()) {
            return body.state() == Body.State.CUT ? BodyFacts.UNKNOWN : BodyFacts.NONE;
        }
        long size = captured.length();
        if (body.state() == Body.State.CUT) {
            hit |= Limit.BODY_SIZE.bit();
        }
        if (captured.length() > limits.bodyBytes()) {
            hit |= Limit.BODY_SIZE.bit();
            captured = new Slice(captured.array(), captured.from(), captured.from() + limits.bodyBytes());
        }
        Slice bytes = decoder.decode(captured, contentEncoding);
        hit |= decoder.cut() ? Limit.DECODED_SIZE.bit() : 0;
        hit |= decoder.broken() ? Limit.UNDECODABLE.bit() : 0;
        if (bytes.isEmpty()) {
            return new BodyFacts(Knowledge.OPAQUE, BodyKind.BINARY, size, 0);
        }
        buffered = decoder.buffered();
        text = toUtf8(bytes, contentType);
        BodyFacts facts = parse(text, contentType, message, size);
        boolean isText = facts.kind() != BodyKind.MULTIPART && facts.kind() != BodyKind.BINARY;
        if (isText && !Utf8.isValid(text.array(), text.from(), text.to() - (hit == 0 ? 0 : cutSequence(text)))) {
            hit |= Limit.BAD_TEXT.bit();
        }
        return facts;
    }

    /** The length of what may be the beginning of a character that a cut body ends with. */
    private static int cutSequence(Slice text) {
        for (int back = 1; back <= Math.min(3, text.length()); back++) {
            int last = text.array()[text.to() - back] & 0xff;
            if (last < 0x80 || last >= 0xc0) {
                return last < 0x80 ? 0 : back;
            }
        }
        return 0;
    }

    private BodyFacts parse(Slice bytes, Slice contentType, Message message, long size) {
        if (has(contentType, "application/graphql") && !has(contentType, "json")) {
            selector = graphQl(bytes, "");
            return new BodyFacts(Knowledge.OPAQUE, BodyKind.TEXT, size, 0);
        }
        BodyKind kind = kind(bytes, contentType);
        PathNode root = message.root(Location.BODY);
        boolean whole;
        int values = 1;
        switch (kind) {
            case JSON, JSON_LINES -> {
                whole = json.read(message, root, bytes.array(), bytes.from(), bytes.to());
                hit |= json.skippedSubtrees() > 0 ? Limit.DEPTH.bit() : 0;
                hit |= whole ? 0 : Limit.MALFORMED.bit();
                values = json.values();
                kind = json.documents() > 1 ? BodyKind.JSON_LINES : BodyKind.JSON;
                selector = jsonSelector();
                override = json.override();
                if (graphQl && !json.graphQuery().isEmpty()) {
                    GraphArguments.read(
                            message,
                            root.child(null, VARIABLES, 0, VARIABLES.length),
                            json.graphQuery(),
                            json.graphOperation().text());
                }
            }
            case FORM -> {
                message.open(root, false);
                form.read(bytes.array(), bytes.from(), bytes.to(), (b, nameFrom, nameTo, from, to, signature) -> {
                    PathNode node = root.child(null, b, nameFrom, nameTo);
                    if (node.path.name().equals(MethodOverride.MEMBER)) {
                        override = MethodOverride.of(new Slice(b, from, to));
                    }
                    FieldValue.add(message, node, b, from, to, signature);
                });
                whole = true;
            }
            case MULTIPART -> {
                message.open(root, false);
                whole = multipart(bytes, contentType, message, root);
                hit |= whole ? 0 : Limit.MALFORMED.bit();
            }
            case XML -> {
                message.open(root, false);
                whole = xml.read(message, root, bytes.array(), bytes.from(), bytes.to(), converted);
                hit |= whole ? 0 : Limit.MALFORMED.bit();
                hit |= xml.tooDeep() ? Limit.DEPTH.bit() : 0;
                selector = Selectors.isName(xml.soapOperation()) ? xml.soapOperation() : "";
            }
            default -> {
                return new BodyFacts(Knowledge.OPAQUE, kind, size, 0);
            }
        }
        boolean part = hit != 0 || message.overflowed() || !whole;
        return new BodyFacts(part ? Knowledge.PART : Knowledge.WHOLE, kind, size, values);
    }

    private String jsonSelector() {
        if (!json.rpcMethods().isEmpty()) {
            return rpc(json.rpcMethods());
        }
        Slice query = json.graphQuery();
        return query.isEmpty()
                ? kept(json.keptOperation())
                : graphQl(query, json.graphOperation().text());
    }

    private String kept(String name) {
        graphQl = !name.isEmpty();
        asks = graphQl && KeptOperation.isAsking(name);
        return name;
    }

    /** The methods of a JSON-RPC call, or of a batch of them, which asks where all of them do. */
    private String rpc(List<Slice> methods) {
        StringJoiner names = new StringJoiner(",");
        boolean all = true;
        for (Slice method : methods) {
            String name = method.text();
            if (!Selectors.isName(name)) {
                return "";
            }
            names.add(name);
            all &= asking.isOne(name);
        }
        asks = all;
        return names.toString();
    }

    private String graphQl(Slice document, String operation) {
        String fields = Selectors.graphQl(document, operation);
        graphQl = !fields.isEmpty();
        asks = graphQl && Selectors.isQuery(document, operation);
        return fields;
    }

    private boolean multipart(Slice bytes, Slice contentType, Message message, PathNode root) {
        String boundary = MultipartBody.boundary(contentType);
        if (boundary.isEmpty()) {
            return false;
        }
        return MultipartBody.read(
                bytes.array(), bytes.from(), bytes.to(), boundary, (name, file, isJson, b, from, to) -> {
                    byte[] named = name.getBytes(StandardCharsets.UTF_8);
                    PathNode node = root.child(null, named, 0, named.length);
                    if (file) {
                        message.binary(node, to - from);
                    } else if (isJson) {
                        json.read(message, node, b, from, to);
                    } else {
                        FieldValue.add(message, node, b, from, to);
                    }
                });
    }

    private static BodyKind kind(Slice bytes, Slice contentType) {
        byte[] array = bytes.array();
        int from = bytes.from();
        while (from < bytes.to() && array[from] <= ' ' && array[from] >= 0) {
            from++;
        }
        int first = from < bytes.to() ? array[from] : 0;
        if (has(contentType, "multipart/")) {
            return BodyKind.MULTIPART;
        }
        boolean template = from + 1 < bytes.to() && (array[from + 1] == '{' || array[from + 1] == '%');
        if (first == '{' && !template || (first == '[' && !has(contentType, "text/plain"))) {
            return BodyKind.JSON;
        }
        if (first == '<') {
            boolean html = has(contentType, "html")
                    || Ascii.startsWithIgnoreCase(array, from, bytes.to(), "<!doctype html")
                    || Ascii.startsWithIgnoreCase(array, from, bytes.to(), "<html");
            return html ? BodyKind.HTML : BodyKind.XML;
        }
        if (has(contentType, "x-www-form-urlencoded")) {
            boolean pairs = Ascii.indexOf(array, from, bytes.to(), '=') < bytes.to();
            return pairs ? BodyKind.FORM : BodyKind.TEXT;
        }
        if (has(contentType, "json")) {
            return BodyKind.JSON;
        }
        if (has(contentType, "html")) {
            return BodyKind.HTML;
        }
        return has(contentType, "text/") || has(contentType, "javascript") || has(contentType, "graphql")
                ? BodyKind.TEXT
                : BodyKind.BINARY;
    }

    /** Whether a body is said to be of a format that is not read: that a source leaves it out costs nothing. */
    private static boolean isFile(Slice contentType) {
        return has(contentType, "image/")
                || has(contentType, "video/")
                || has(contentType, "audio/")
                || has(contentType, "font/")
                || has(contentType, "octet-stream")
                || has(contentType, "/pdf")
                || has(contentType, "/zip");
    }

    private static boolean has(Slice contentType, String lower) {
        return Ascii.containsIgnoreCase(contentType.array(), contentType.from(), contentType.to(), lower);
    }

    /** The bytes in UTF-8 without a byte order mark; other charsets are converted. */
    private Slice toUtf8(Slice bytes, Slice contentType) {
        byte[] array = bytes.array();
        int from = bytes.from();
        int length = bytes.length();
        if (length >= 3
                && (array[from] & 0xff) == 0xef
                && (array[from + 1] & 0xff) == 0xbb
                && (array[from + 2] & 0xff) == 0xbf) {
            return new Slice(array, from + 3, bytes.to());
        }
        if (length >= 2) {
            int mark = (array[from] & 0xff) << 8 | array[from + 1] & 0xff;
            if (mark == 0xfeff || mark == 0xfffe) {
                return convert(bytes, StandardCharsets.UTF_16);
            }
        }
        if (contentType.isEmpty()) {
            return bytes;
        }
        String charset = ContentDecoder.charset(contentType);
        if (charset.isEmpty() || charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii")) {
            return bytes;
        }
        Charset named = ContentDecoder.named(charset);
        return named.equals(StandardCharsets.UTF_8) ? bytes : convert(bytes, named);
    }

    private Slice convert(Slice bytes, Charset charset) {
        converted = true;
        return Slice.of(new String(bytes.array(), bytes.from(), bytes.length(), charset));
    }
}
