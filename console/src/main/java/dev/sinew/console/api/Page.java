package dev.sinew.console.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The page at the root: it asks for a token, keeps it for as long as the tab is open, and shows what the read API says. No cookie
 * is used, so that no other site can act in a visitor's name.
 */
final class Page {
    private static final String FIRST = "page.html";
    private static final List<String> FILES =
            List.of(FIRST, "page.css", "page.js", "connection.js", "dialogs.js", "rows.js", "shown.js");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    static void routes(RoutesConfig routes) {
        FILES.forEach(file -> {
            byte[] bytes = read(file);
            String type = file.endsWith(".js") ? "text/javascript" : file.endsWith(".css") ? "text/css" : "text/html";
            routes.get(
                    file.equals(FIRST) ? "/" : "/" + file,
                    context -> context.contentType(type + "; charset=utf-8").result(bytes));
        });
    }

    /** What every answer says to browsers. */
    static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static byte[] read(String file) {
        try (InputStream in = Page.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
