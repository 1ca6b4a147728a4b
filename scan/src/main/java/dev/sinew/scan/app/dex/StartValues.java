package dev.sinew.scan.app.dex;

import java.util.ArrayList;
import java.util.List;
import org.jf.dexlib2.iface.value.ArrayEncodedValue;
import org.jf.dexlib2.iface.value.BooleanEncodedValue;
import org.jf.dexlib2.iface.value.ByteEncodedValue;
import org.jf.dexlib2.iface.value.CharEncodedValue;
import org.jf.dexlib2.iface.value.EncodedValue;
import org.jf.dexlib2.iface.value.FieldEncodedValue;
import org.jf.dexlib2.iface.value.IntEncodedValue;
import org.jf.dexlib2.iface.value.LongEncodedValue;
import org.jf.dexlib2.iface.value.ShortEncodedValue;
import org.jf.dexlib2.iface.value.StringEncodedValue;
import org.jf.dexlib2.iface.value.TypeEncodedValue;
import org.jspecify.annotations.Nullable;

/** What stands in the tables of a DEX file: the values that static fields start with and those of annotations, also arrays of them. */
final class StartValues {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ITEMS = 4096;
    private static final int NO_SITE = -1;

    private StartValues() {}

    /** It as a value. */
    static Value of(@Nullable EncodedValue value, String type) {
        return of(value, type, 0);
    }

    private static Value of(@Nullable EncodedValue value, String type, int depth) {
        return switch (value) {
            case StringEncodedValue text -> new Value.Text(text.getValue());
            case IntEncodedValue number -> new Value.Int(number.getValue());
            case LongEncodedValue number -> new Value.Int(number.getValue());
            case ByteEncodedValue number -> new Value.Int(number.getValue());
            case ShortEncodedValue number -> new Value.Int(number.getValue());
            case CharEncodedValue letter -> new Value.Int(letter.getValue());
            case BooleanEncodedValue truth -> new Value.Int(truth.getValue() ? 1 : 0);
            case TypeEncodedValue named -> new Value.Type(named.getValue());
            case FieldEncodedValue field ->
                new Value.Read(new FieldKey(
                        field.getValue().getDefiningClass(),
                        field.getValue().getName(),
                        field.getValue().getType()));
            case ArrayEncodedValue array when depth < MAX_DEPTH -> items(array, type, depth);
            case null, default -> Value.Unknown.VALUE;
        };
    }

    private static Value items(ArrayEncodedValue array, String type, int depth) {
        List<Value> items = new ArrayList<>();
        String item = type.startsWith("[") ? type.substring(1) : type;
        for (EncodedValue each : array.getValue()) {
            if (items.size() < MAX_ITEMS) {
                items.add(of(each, item, depth + 1));
            }
        }
        return new Value.Items(type, items, NO_SITE);
    }
}
