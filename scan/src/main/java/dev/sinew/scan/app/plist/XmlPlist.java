package dev.sinew.scan.app.plist;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the form in XML, without a look at document types and entities. */
final class XmlPlist {
    private static final int MAX_DEPTH = 50;

    private final XMLStreamReader xml;

    private XmlPlist(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Optional<PropertyList> read(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(bytes)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && !xml.getLocalName().equals("plist")) {
                    return Optional.of(new XmlPlist(xml).value(0));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** As characters, whatever it says of its encoding: of bytes that are none of UTF-8 the parser would complain on standard error. */
    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The value whose element has just begun, up to its end. */
    private PropertyList value(int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("too deep");
        }
        return switch (name) {
            case "dict", "array" -> nested(depth);
            case "true", "false" -> {
                xml.getElementText();
                yield PropertyList.of(name);
            }
            case "data" -> PropertyList.of(decoded(xml.getElementText()));
            default -> PropertyList.of(xml.getElementText());
        };
    }

    private PropertyList nested(int depth) throws XMLStreamException {
        Map<String, PropertyList> entries = new LinkedHashMap<>();
        List<PropertyList> items = new ArrayList<>();
        String key = "";
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("key")) {
                key = xml.getElementText();
            } else if (key.isEmpty()) {
                items.add(value(depth + 1));
            } else {
                entries.put(key, value(depth + 1));
                key = "";
            }
        }
        return new PropertyList("", items, entries);
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
