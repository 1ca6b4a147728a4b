package dev.sinew.engine.observe;

import dev.sinew.model.Fields;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.Arrays;

/** How often objects and arrays stand at the fields of a message. */
final class Containers {
    private static final int OBJECT = Fields.kind(ValueType.OBJECT, ValueFormat.NONE, 0);
    private static final int ARRAY = Fields.kind(ValueType.ARRAY, ValueFormat.NONE, 0);

    private PathNode[] opened = new PathNode[32];
    private int count;

    /** Notes that an object or an array stands at a field. */
    void open(PathNode node, boolean array) {
        if (node.objects + node.arrays == 0) {
            if (count == opened.length) {
                opened = Arrays.copyOf(opened, 2 * count);
            }
            opened[count++] = node;
        }
        if (array) {
            node.arrays++;
        } else {
            node.objects++;
        }
    }

    /** Says how often, and begins anew. */
    void addTo(Columns columns) {
        for (int i = 0; i < count; i++) {
            PathNode node = opened[i];
            if (node.objects > 0) {
                columns.addCount(node.path, OBJECT, node.objects);
            }
            if (node.arrays > 0) {
                columns.addCount(node.path, ARRAY, node.arrays);
            }
            node.objects = 0;
            node.arrays = 0;
        }
        count = 0;
    }
}
