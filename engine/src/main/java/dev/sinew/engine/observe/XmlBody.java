package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML with the platform's pull parser: no document type, no entity but the five, no outside reference. */
final class XmlBody {
    /** The platform's own limit would end the document there; ours leaves out what lies below it and reads on. */
    private static final String PLATFORM_DEPTH = "jdk.xml.maxElementDepth";

    private final XMLInputFactory factory = XMLInputFactory.newFactory();
    private final int maxDepth;
    private String soapOperation = "";
    private boolean tooDeep;

    XmlBody(int maxDepth) {
        this.maxDepth = maxDepth;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        if (factory.isPropertySupported(PLATFORM_DEPTH)) {
            factory.setProperty(PLATFORM_DEPTH, "0");
        }
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("outside references are not read");
        });
    }

    /** The name of the first element in a SOAP body, or empty. */
    String soapOperation() {
        return soapOperation;
    }

    /** Whether elements lay below the depth limit. */
    boolean tooDeep() {
        return tooDeep;
    }

    /**
     * Reads a document under {@code root}; whether it was well-formed to the end. With {@code utf8} the bytes are UTF-8 whatever
     * encoding the document declares.
     */
    boolean read(Message message, PathNode root, byte[] bytes, int from, int to, boolean utf8) {
        soapOperation = "";
        tooDeep = false;
        try {
            Charset charset = utf8 ? StandardCharsets.UTF_8 : declared(bytes, from, to);
            XMLStreamReader reader =
                    open(new InputStreamReader(new ByteArrayInputStream(bytes, from, to - from), charset));
            try {
                elements(message, root, reader);
                return true;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return false;
        }
    }

    /** Given characters, the platform's parser does not print about broken bytes; its other failures are a broken document. */
    private XMLStreamReader open(Reader characters) throws XMLStreamException {
        try {
            return factory.createXMLStreamReader(characters);
        } catch (RuntimeException e) {
            throw new XMLStreamException("the parser failed", e);
        }
    }

    private static int next(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            throw new XMLStreamException("the parser failed", e);
        }
    }

    /** The encoding by the first two bytes or the declaration (XML 1.0, appendix F), else UTF-8. */
    private static Charset declared(byte[] bytes, int from, int to) {
        if (to - from >= 2 && bytes[from] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (to - from >= 2 && bytes[from + 1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (!Ascii.startsWith(bytes, from, to, "<?xml")) {
            return StandardCharsets.UTF_8;
        }
        String declaration = Ascii.text(bytes, from, Ascii.indexOf(bytes, from, Math.min(to, from + 200), '>'));
        int at = declaration.indexOf("encoding");
        String[] quoted = at < 0 ? new String[0] : declaration.substring(at).split("[\"']", 3);
        Charset named = quoted.length < 3 ? StandardCharsets.UTF_8 : ContentDecoder.named(quoted[1]);
        return named.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : named;
    }

    /** An open element: its node, the child met last, and its text so far. */
    private static final class Open {
        final PathNode node;
        final String local;

        @Nullable
        PathNode before;

        final StringBuilder text = new StringBuilder();
        boolean parent;

        Open(PathNode node, String local) {
            this.node = node;
            this.local = local;
        }
    }

    private void elements(Message message, PathNode root, XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(root, ""));
        int skipped = 0;
        while (reader.hasNext()) {
            int event = next(reader);
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (skipped > 0 || open.size() > maxDepth) {
                    skipped++;
                    tooDeep = true;
                } else {
                    start(message, open, reader);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (skipped > 0) {
                    skipped--;
                } else {
                    end(message, open.pop());
                }
            } else if (event == XMLStreamConstants.CHARACTERS && skipped == 0) {
                open.element().text.append(reader.getText());
            }
        }
    }

    private void start(Message message, Deque<Open> open, XMLStreamReader reader) {
        Open around = open.element();
        String local = reader.getLocalName();
        if (around.local.equals("Body") && soapOperation.isEmpty() && open.size() == 3) {
            soapOperation = local;
        }
        around.parent = true;
        PathNode node = child(around, local);
        open.push(new Open(node, local));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            PathNode attribute = child(open.element(), reader.getAttributeLocalName(i));
            value(message, attribute, reader.getAttributeValue(i));
        }
    }

    private static PathNode child(Open around, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        PathNode node = around.node.child(around.before, bytes, 0, bytes.length);
        around.before = node;
        return node;
    }

    private static void end(Message message, Open closed) {
        String text = closed.text.toString().strip();
        if (closed.parent) {
            message.open(closed.node, false);
        }
        if (!closed.parent || !text.isEmpty()) {
            value(message, closed.node, text);
        }
    }

    private static void value(Message message, PathNode node, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int signature = bytes.length > 4096 ? CharClass.LONG : CharClass.signature(bytes, 0, bytes.length);
        if (signature == CharClass.DIGIT && bytes.length <= 18) {
            message.integer(node, bytes, 0, bytes.length);
        } else {
            message.string(node, bytes, 0, bytes.length, signature);
        }
    }
}
