package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSubject.Content;
import dev.sinew.model.BodyKind;
import java.util.List;
import java.util.Optional;

/**
 * A page that frameworks and servers have for their makers and operators, known by its path and by what it shows: an application
 * may use the path for something else, and many answer every path with their front page.
 *
 * @param path how its path ends, in lower case
 * @param name what it is
 * @param shows texts in lower case of which one must be in the answer; {@link #BYTES} stands for an answer that is no text
 */
record DebugPage(String path, String name, List<String> shows) {
    private static final String BYTES = "\0";
    private static final int HEAD = 8_000;
    /** The measurements of a service, which its monitor fetches. */
    static final String METRICS = "measurements for a monitor";

    private static final List<DebugPage> ALL = List.of(
            page("/actuator", "Spring Boot actuator", "\"_links\""),
            page("/actuator/env", "environment of Spring Boot", "\"propertysources\""),
            page("/actuator/heapdump", "heap dump of a JVM", "java profile", BYTES),
            page("/actuator/threaddump", "threads of a JVM", "\"threads\""),
            page("/actuator/beans", "beans of Spring Boot", "\"contexts\""),
            page("/actuator/configprops", "configuration of Spring Boot", "\"contexts\""),
            page("/actuator/mappings", "routes of Spring Boot", "\"dispatcherservlets\"", "\"dispatcherhandlers\""),
            page("/actuator/httptrace", "recent calls in Spring Boot", "\"traces\""),
            page("/actuator/httpexchanges", "recent calls in Spring Boot", "\"exchanges\""),
            page("/actuator/loggers", "loggers of Spring Boot", "\"levels\""),
            page("/actuator/logfile", "log of Spring Boot", " info ", " warn ", " error "),
            page("/actuator/gateway/routes", "routes of a Spring gateway", "\"route_id\"", "\"predicate\""),
            page("/actuator/prometheus", METRICS, "# help ", "# type "),
            page("/metrics", METRICS, "# help ", "# type "),
            page("/jolokia", "JMX over HTTP", "\"agent\""),
            page("/debug/pprof", "Go profiler", "types of profiles available", "full goroutine stack dump"),
            page("/debug/pprof/heap", "memory profile of Go", "heap profile:", BYTES),
            page("/debug/pprof/goroutine", "goroutines of Go", "goroutine profile:", "goroutine ", BYTES),
            page("/debug/vars", "variables of Go", "\"memstats\""),
            page("/phpinfo.php", "phpinfo", "php version"),
            page("/info.php", "phpinfo", "<title>phpinfo()", "php version"),
            page("/phpinfo", "phpinfo", "<title>phpinfo()", "php version"),
            page("/.env", "environment file", "="),
            page("/.git/config", "git repository", "[core]"),
            page("/.git/head", "git repository", "ref: refs/"),
            page("/.git/index", "git repository", "dirc"),
            page("/.svn/entries", "subversion repository", "dir", "svn"),
            page("/.aws/credentials", "credentials of AWS", "aws_access_key_id"),
            page("/.ds_store", "folder index of a Mac", "bud1"),
            page("/server-status", "Apache status", "apache server status", "apache status"),
            page("/server-info", "Apache configuration", "apache server information"),
            page("/nginx_status", "NGINX status", "active connections:"),
            page("/h2-console", "console of the H2 database", "h2 console", "login.jsp"),
            page("/_profiler", "Symfony profiler", "symfony profiler"),
            page("/telescope/requests", "Laravel Telescope", "telescope"),
            page("/debug/default/view", "Yii debugger", "yii debugger"),
            page("/rails/info/properties", "Rails properties", "rails version"),
            page("/rails/info/routes", "Rails routes", "controller#action"),
            page("/elmah.axd", "error log of ASP.NET", "error log for", "elmah"),
            page("/trace.axd", "trace of ASP.NET", "application trace"),
            page("/console", "interactive console", "werkzeug debugger", "interactive console"),
            page("/config_dump", "configuration of Envoy", "\"configs\""),
            page("/q/dev-ui", "Quarkus development page", "quarkus"));

    DebugPage {
        shows = List.copyOf(shows);
    }

    private static DebugPage page(String path, String name, String... shows) {
        return new DebugPage(path, name, List.of(shows));
    }

    /** The page that a path and its answer are. */
    static Optional<DebugPage> of(Slice path, Content answer) {
        byte[] bytes = path.array();
        int to = path.to();
        while (to > path.from() && bytes[to - 1] == '/') {
            to--;
        }
        for (DebugPage page : ALL) {
            int from = to - page.path.length();
            if (from >= path.from() && Ascii.equalsIgnoreCase(bytes, from, to, page.path) && page.isShown(answer)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    private boolean isShown(Content answer) {
        Slice body = answer.bytes();
        int to = Math.min(body.to(), body.from() + HEAD);
        boolean plain = answer.kind() == BodyKind.TEXT || answer.kind() == BodyKind.BINARY;
        return (plain || !path.startsWith("/."))
                && shows.stream()
                        .anyMatch(text -> text.equals(BYTES)
                                ? answer.kind() == BodyKind.BINARY
                                : Ascii.containsIgnoreCase(body.array(), body.from(), to, text));
    }
}
