package dev.sinew.scan.app.file;

import dev.sinew.scan.app.archive.Bytes;
import dev.sinew.scan.app.archive.Entry;
import dev.sinew.scan.app.resources.BinaryXml;
import dev.sinew.scan.app.resources.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What of a file can be text, by what the file is; its name decides only what is not opened at all. */
public final class FileTexts {
    private static final Set<String> NEVER = Set.of(
            "png",
            "jpg",
            "jpeg",
            "webp",
            "gif",
            "bmp",
            "ico",
            "heic",
            "ttf",
            "otf",
            "woff",
            "woff2",
            "mp3",
            "mp4",
            "m4a",
            "ogg",
            "wav",
            "aac",
            "webm",
            "3gp",
            "avi",
            "mov",
            "kotlin_builtins",
            "kotlin_module",
            "kotlin_metadata",
            "tflite",
            "car",
            "nib",
            "pdf",
            "sf",
            "mf",
            "rsa",
            "dsa",
            "ec");
    private static final int LOOKED_AT = 8192;
    private static final byte[] NOTHING = {};

    private FileTexts() {}

    /** Whether an entry is not worth reading. */
    public static boolean isNever(Entry entry) {
        return NEVER.contains(entry.extension());
    }

    /** The texts of a file in UTF-8: itself where it is one, else a line each; nothing where there are none. */
    public static byte[] of(byte[] bytes) {
        if (NativeLibrary.is(bytes)) {
            return NativeLibrary.texts(bytes);
        }
        if (MachO.is(bytes)) {
            return MachO.texts(bytes).utf8();
        }
        if (HermesBundle.is(bytes)) {
            return HermesBundle.texts(bytes);
        }
        if (BinaryXml.is(bytes)) {
            return BinaryXml.read(bytes).map(FileTexts::document).orElse(NOTHING);
        }
        return isText(bytes) ? bytes : PrintableRuns.of(bytes, 0, bytes.length);
    }

    /** Whether it is text: text has no zero bytes. */
    public static boolean isText(byte[] bytes) {
        for (int i = 0; i < Math.min(LOOKED_AT, bytes.length); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an archive, as Android's and Java's packages are. */
    public static boolean isArchive(byte[] bytes) {
        return Bytes.i32(bytes, 0) == 0x04034b50;
    }

    /** Whether it is bytecode. */
    public static boolean isDex(byte[] bytes) {
        return Bytes.i32(bytes, 0) == 0x0a786564;
    }

    private static byte[] document(XmlElement root) {
        StringBuilder out = new StringBuilder();
        write(root, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An attribute a line, each by itself: two that stand side by side have nothing to do with each other. */
    private static void write(XmlElement element, StringBuilder out) {
        element.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(each -> !each.getValue().startsWith("@"))
                .forEach(each -> out.append(each.getKey())
                        .append(" = \"")
                        .append(each.getValue().replace('"', '\''))
                        .append("\"\n\n"));
        if (!element.text().isBlank()) {
            out.append(element.text()).append("\n\n");
        }
        element.children().forEach(each -> write(each, out));
    }
}
