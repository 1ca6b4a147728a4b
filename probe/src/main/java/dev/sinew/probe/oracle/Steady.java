package dev.sinew.probe.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stays the same in the replies to one request, and what does not.
 *
 * @param parts what stays the same, by name
 * @param moving the names of the parts that differ, or are not always there
 */
public record Steady(SortedMap<String, String> parts, Set<String> moving) {
    public Steady {
        moving = Set.copyOf(moving);
    }

    /** Of some pictures, at least one. */
    public static Steady of(List<Picture> pictures) {
        SortedMap<String, String> parts = new TreeMap<>(pictures.getFirst().parts());
        Set<String> moving = new HashSet<>();
        for (Picture each : pictures) {
            Set<String> all = new HashSet<>(parts.keySet());
            all.addAll(each.parts().keySet());
            for (String part : all) {
                String own = parts.get(part);
                if (own == null || !own.equals(each.parts().get(part))) {
                    moving.add(part);
                }
            }
            parts.keySet().removeAll(moving);
        }
        return new Steady(parts, moving);
    }

    /** Whether a picture has all that stays the same and nothing else but what moves. */
    public boolean fits(Picture picture) {
        Set<String> all = new HashSet<>(parts.keySet());
        all.addAll(picture.parts().keySet());
        all.removeAll(moving);
        return all.stream()
                .allMatch(each -> parts.containsKey(each)
                        && parts.get(each).equals(picture.parts().get(each)));
    }

    /** Whether it has more than a status that stays the same. */
    public boolean isTelling() {
        return parts.size() > 1;
    }
}
