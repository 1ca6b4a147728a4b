package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.app.file.MachO;
import dev.sinew.scan.app.macho.TextUses;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which class of an executable for iOS uses a text: code of both processors, pointers as linkers of different years write them. */
class ClassOfTextTest {
    private static final long SEED = 20_260_731;
    private static final String KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";
    private static final int ARM64 = 0x0100000C;
    private static final int X86_64 = 0x01000007;
    private static final int CODE = 0;
    private static final int TEXTS = 1;
    private static final int STRINGS = 2;
    private static final int CLASSES = 4;
    private static final int NAMES = 5;
    private static final int FUNCTION = 64;

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final byte[] code = new byte[8 * FUNCTION];
    private final byte[] classes = new byte[0x400];
    private final byte[] strings = new byte[4 * 32];
    private int processor = ARM64;
    private LongUnaryOperator written = each -> each;
    private boolean relative;

    private static ByteBuffer in(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(at);
    }

    private static int place(Map<String, Integer> all, String text) {
        int end = all.keySet().stream().mapToInt(each -> each.length() + 1).sum();
        return all.computeIfAbsent(text, any -> end);
    }

    private static byte[] zeroed(Map<String, Integer> all) {
        return (String.join("\0", all.keySet()) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static long function(int number) {
        return MachOMaker.address(CODE) + (long) FUNCTION * number;
    }

    private long text(String text) {
        return MachOMaker.address(TEXTS) + place(texts, text);
    }

    private long name(String name) {
        return MachOMaker.address(NAMES) + place(names, name);
    }

    /** A string of Objective-C. */
    private long string(int number, String text) {
        in(strings, 32 * number + 16).putLong(written.applyAsLong(text(text)));
        return MachOMaker.address(STRINGS) + 32L * number;
    }

    /** A function that makes an address. */
    private void uses(int function, long target) {
        long here = function(function);
        if (processor == X86_64) {
            in(code, FUNCTION * function + 4)
                    .put((byte) 0x48)
                    .put((byte) 0x8D)
                    .put((byte) 0x3D)
                    .putInt((int) (target - here - 11));
            return;
        }
        int pages = (int) ((target >> 12) - (here >> 12));
        in(code, FUNCTION * function)
                .putInt(0x90000000 | (pages & 3) << 29 | (pages >> 2 & 0x7FFFF) << 5)
                .putInt(0xD503201F)
                .putInt(0x91000000 | (int) (target & 0xFFF) << 10);
    }

    /** A class with one method at each of the functions. */
    private void type(int number, String name, int... functions) {
        int at = 0x100 * number;
        long here = MachOMaker.address(CLASSES) + at;
        in(classes, at + 32).putLong(written.applyAsLong(here + 0x40));
        in(classes, at + 0x40 + 24).putLong(written.applyAsLong(name(name))).putLong(written.applyAsLong(here + 0x80));
        ByteBuffer list =
                in(classes, at + 0x80).putInt(relative ? 0xC000000C : 24).putInt(functions.length);
        for (int each : functions) {
            if (relative) {
                long entry = here + list.position() - at;
                list.putInt((int) (name("load" + each) - entry)).putInt(0).putInt((int) (function(each) - entry - 8));
            } else {
                list.putLong(written.applyAsLong(name("load" + each)))
                        .putLong(0)
                        .putLong(written.applyAsLong(function(each)));
            }
        }
    }

    private byte[] made() {
        byte[] list = new byte[16];
        in(list, 0)
                .putLong(written.applyAsLong(MachOMaker.address(CLASSES)))
                .putLong(written.applyAsLong(MachOMaker.address(CLASSES) + 0x100));
        return new MachOMaker()
                .processor(processor)
                .section("__text", code)
                .section("__cstring", zeroed(texts))
                .section("__cfstring", strings)
                .section("__objc_classlist", list)
                .section("__objc_data", classes)
                .section("__objc_methname", zeroed(names))
                .functions(function(0), function(1), function(2), function(3), function(4), function(5))
                .made();
    }

    private static List<String> places(byte[] executable) {
        String list = "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>CFBundleIdentifier</key>"
                + "<string>com.bank.ios</string></dict></plist>";
        Map<String, byte[]> files = Map.of(
                "Payload/Bank.app/Info.plist",
                list.getBytes(StandardCharsets.UTF_8),
                "Payload/Bank.app/Bank",
                executable);
        return AppMaker.scan(AppMaker.zip(files), new ArrayList<>()).hits().stream()
                .map(each -> each.path().replaceFirst(".*!Payload/Bank.app/", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "arm64, plain, false",
        "arm64, chain, true",
        "arm64, base, false",
        "x86_64, plain, true",
        "x86_64, chain, false"
    })
    void byTheCodeThatMakesItsAddress(String code, String pointers, boolean near) {
        processor = code.equals("arm64") ? ARM64 : X86_64;
        relative = near;
        written = switch (pointers) {
            case "chain" -> each -> each | 1L << 51;
            case "base" -> each -> each - MachOMaker.BASE | 3L << 51;
            default -> each -> each;
        };
        uses(2, text(KEY));
        uses(4, string(1, KEY.replace("4eC3", "9wZ7")));
        type(0, "BankApi", 1, 2);
        type(1, "_TtC4Bank5Other", 4, 5);
        assertThat(places(made())).containsExactlyInAnyOrder("Bank: -[BankApi load2]", "Bank: -[Bank.Other load4]");
    }

    /** A function without a name between two of one class is that class's; between two of different ones, nobody knows. */
    @Test
    void functionsThatNobodyNames() {
        uses(2, text(KEY));
        type(0, "BankApi", 1, 3);
        type(1, "Other", 4);
        assertThat(places(made())).containsExactly("Bank: BankApi");
        type(0, "BankApi", 0, 1);
        assertThat(places(made())).containsExactly("Bank");
    }

    @Test
    void ofSeveralThatUseItNoneIsSaid() {
        uses(1, text(KEY));
        uses(2, text(KEY));
        type(0, "BankApi", 1);
        type(1, "Other", 2);
        assertThat(places(made())).containsExactly("Bank");
        type(0, "BankApi", 1, 2);
        type(1, "Other", 4);
        assertThat(places(made())).containsExactly("Bank: BankApi");
    }

    /** Swift writes the address of a text less 32, and keeps its methods without names behind the class. */
    @Test
    void classesOfSwift() {
        uses(2, text(KEY) - 32);
        type(0, "Other", 4);
        type(1, "_TtC4Bank4Keys");
        in(classes, 0x100 + 32).putLong(MachOMaker.address(CLASSES) + 0x100 + 0x60 | 2);
        in(classes, 0x160 + 24).putLong(name("_TtC4Bank4Keys"));
        in(classes, 0x138).putInt(0x58).putInt(0);
        in(classes, 0x148).putLong(function(2));
        assertThat(places(made())).containsExactly("Bank: Bank.Keys");
    }

    @Test
    void aTextThatNoCodeUses() {
        text(KEY);
        type(0, "BankApi", 1, 2);
        assertThat(places(made())).containsExactly("Bank");
    }

    /** Whatever is wrong with it, it is read to its end. */
    @Test
    void damagedOnes() {
        uses(2, text(KEY));
        uses(4, string(1, KEY));
        type(0, "BankApi", 1, 2);
        byte[] whole = made();
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 7 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = random.nextInt(12); j >= 0 && damaged.length > 0; j--) {
                int at = random.nextInt(random.nextBoolean() ? damaged.length : Math.min(1000, damaged.length));
                damaged[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            int start = MachO.is(damaged) ? MachO.texts(damaged).start() : 0;
            for (int offset = 0; offset < damaged.length; offset += 97) {
                int asked = offset;
                assertThat(TextUses.of(damaged, start).flatMap(each -> each.user(asked)))
                        .as("seed " + SEED + " round " + i)
                        .satisfiesAnyOf(
                                none -> assertThat(none).isEmpty(),
                                one -> assertThat(one.orElseThrow()).isNotBlank());
            }
        }
    }
}
