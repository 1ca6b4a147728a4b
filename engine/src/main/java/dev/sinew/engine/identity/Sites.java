package dev.sinew.engine.identity;

/** The part of a host that one organisation's services share: the last two labels, or three below a country's second level. */
final class Sites {
    private Sites() {}

    static String of(String api) {
        int colon = api.startsWith("[") ? -1 : api.indexOf(':');
        String host = colon < 0 ? api : api.substring(0, colon);
        boolean address = host.isEmpty() || host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1));
        if (address) {
            return host;
        }
        int dot = host.lastIndexOf('.');
        int second = dot < 0 ? -1 : host.lastIndexOf('.', dot - 1);
        boolean country = dot - second - 1 <= 3 && host.length() - dot - 1 == 2 && second > 0;
        int start = country ? host.lastIndexOf('.', second - 1) : second;
        return host.substring(start + 1);
    }
}
