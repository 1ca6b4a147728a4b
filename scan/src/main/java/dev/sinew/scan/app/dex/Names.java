package dev.sinew.scan.app.dex;

/** Names of classes in their two forms. */
public final class Names {
    private Names() {}

    /** {@code Lcom/bank/Api$Login;} as {@code com.bank.Api$Login}; what is no class stays. */
    public static String dotted(String descriptor) {
        return descriptor.startsWith("L") && descriptor.endsWith(";")
                ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
                : descriptor;
    }

    /** The other way. */
    public static String descriptor(String dotted) {
        return "L" + dotted.replace('.', '/') + ";";
    }
}
