package dev.sinew.bench.world;

import java.util.List;

/** The applications that there are. */
public final class Applications {
    /** Their names, in the order in which actors are spread over them. */
    public static final List<String> NAMES =
            List.of("bank", "shop", "clinic", "notes", "saas", "open-banking", "telco");

    private Applications() {}

    static Application<?> of(String name) {
        return switch (name) {
            case "bank" -> new Bank();
            case "shop" -> new Shop();
            case "clinic" -> new Clinic();
            case "notes" -> new Notes();
            case "saas" -> new Saas();
            case "open-banking" -> new OpenBanking();
            case "telco" -> new Telco();
            default -> throw new IllegalArgumentException("no application " + name);
        };
    }
}
