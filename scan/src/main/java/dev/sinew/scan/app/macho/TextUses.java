package dev.sinew.scan.app.macho;

import dev.sinew.scan.app.archive.Bytes;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which code of an executable uses a text: instructions are looked through for those that make its address, or that of a string of Objective-C or a constant that
 * points to it. For arm64 a page and what is added to it, for x86-64 a distance from the instruction; what else the code does is not followed. Swift
 * writes the address of a text less 32.
 */
public final class TextUses {
    private static final int SWIFT_BIAS = 32;
    private static final int STRING = 32;
    private static final int STRING_TEXT = 16;
    /** How many instructions after the page of an address the rest of it may come. */
    private static final int NEAR = 64;

    /** More texts than one executable has secrets, or its code is looked through too often. */
    private static final int MAX_ASKED = 100;

    private final Image image;
    private int asked;
    /** Read when it is asked for first: most executables hold no secret. */
    private @Nullable Functions functions;

    private TextUses(Image image) {
        this.image = image;
    }

    /** Those of the executable that begins at an offset; nothing where it is none of 64 bits. */
    public static Optional<TextUses> of(byte[] bytes, int start) {
        return Image.at(bytes, start).map(TextUses::new);
    }

    /** The one class, or the one method, whose code uses the text that begins at an offset of the file; nothing where none is known, or several are. */
    public Optional<String> user(int offset) {
        long text = image.address(offset);
        if (text < 0 || ++asked > MAX_ASKED) {
            return Optional.empty();
        }
        Functions known = functions == null ? new Functions(image) : functions;
        functions = known;
        Set<Functions.Owner> owners = new LinkedHashSet<>();
        boolean[] unknown = {false};
        for (Image.Section code : image.sections("__text")) {
            references(code, (from, target) -> {
                if (leadsTo(target, text)) {
                    known.at(from).ifPresentOrElse(owners::add, () -> unknown[0] = true);
                }
            });
        }
        if (owners.size() == 1 && !unknown[0]) {
            return Optional.of(owners.iterator().next().toString());
        }
        Set<String> types = new LinkedHashSet<>();
        owners.forEach(each -> types.add(each.type()));
        return types.size() == 1 && !unknown[0] ? Optional.of(types.iterator().next()) : Optional.empty();
    }

    private boolean leadsTo(long target, long text) {
        if (target == text || target == text - SWIFT_BIAS) {
            return true;
        }
        long constant = isString(target) ? target : image.pointer(target);
        return constant == text || isString(constant) && image.pointer(constant + STRING_TEXT) == text;
    }

    private boolean isString(long address) {
        return image.sections("__cfstring").stream()
                .anyMatch(each -> address >= each.address()
                        && address < each.address() + each.size()
                        && (address - each.address()) % STRING == 0);
    }

    private interface Reference {
        void at(long from, long target);
    }

    private void references(Image.Section code, Reference each) {
        switch (image.processor()) {
            case Image.ARM64 -> pages(code, each);
            case Image.X86_64 -> distances(code, each);
            default -> {} // older phones have other instructions
        }
    }

    /** {@code adrp} with {@code add} or {@code ldr}, and {@code adr}. */
    private void pages(Image.Section code, Reference each) {
        long[] page = new long[32];
        int[] made = new int[32];
        for (int i = 0; i + 4 <= code.size(); i += 4) {
            int word = Bytes.i32(image.bytes(), code.from() + i);
            long here = code.address() + i;
            int to = word & 31;
            if ((word & 0x1F000000) == 0x10000000) {
                long far = (long) (word << 8 >> 11 & ~3 | word >>> 29 & 3);
                if (word < 0) {
                    page[to] = (here & ~0xFFFL) + (far << 12);
                    made[to] = i + 4;
                } else {
                    each.at(here, here + far);
                }
                continue;
            }
            int from = word >>> 5 & 31;
            boolean adds = (word & 0xFFC00000) == 0x91000000;
            boolean loads = (word & 0xFFC00000) == 0xF9400000;
            if ((adds || loads) && made[from] > 0 && i - made[from] <= 4 * NEAR) {
                each.at(here, page[from] + ((long) (word >>> 10 & 0xFFF) << (loads ? 3 : 0)));
            }
        }
    }

    /** {@code lea} and {@code mov} with the distance from the next instruction. */
    private void distances(Image.Section code, Reference each) {
        byte[] bytes = image.bytes();
        for (int i = 0; i + 7 <= code.size(); i++) {
            int at = code.from() + i;
            boolean wide = (bytes[at] & 0xFB) == 0x48;
            boolean takes = bytes[at + 1] == (byte) 0x8D || bytes[at + 1] == (byte) 0x8B;
            if (wide && takes && (bytes[at + 2] & 0xC7) == 0x05) {
                each.at(code.address() + i, code.address() + i + 7 + Bytes.i32(bytes, at + 3));
            }
        }
    }
}
