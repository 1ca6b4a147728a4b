package dev.sinew.scan.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Routes of the same code, once from its source and once from what the compiler makes of it: both have to say the same. */
class RoutesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String mapping(String name) {
        return "package org.springframework.web.bind.annotation; import java.lang.annotation.*;"
                + " @Retention(RetentionPolicy.RUNTIME) public @interface " + name
                + " { String[] value() default {}; String[] path() default {}; RequestMethod[] method() default {}; }";
    }

    private void stub(String type, String text) {
        write("stubs/" + type.replace('.', '/') + ".java", text);
    }

    private void note(String type, String elements) {
        int dot = type.lastIndexOf('.');
        stub(
                type,
                "package " + type.substring(0, dot)
                        + "; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface "
                        + type.substring(dot + 1) + " { " + elements + " }");
    }

    private void spring() {
        String annotations = "org.springframework.web.bind.annotation.";
        for (String each : List.of("RequestMapping", "GetMapping", "PostMapping", "DeleteMapping")) {
            stub(annotations + each, mapping(each));
        }
        stub(
                annotations + "RequestMethod",
                "package org.springframework.web.bind.annotation; public enum RequestMethod { GET, PUT, HEAD }");
        for (String each : List.of("RestController", "PathVariable", "RequestParam", "RequestBody", "RequestHeader")) {
            note(annotations + each, "String value() default \"\"; String name() default \"\";");
        }
    }

    private Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of the sources below {@code app}, having made sure that their bytecode says the same. */
    private List<String> routes() throws IOException {
        Routes source = new Routes(new ArrayList<>());
        List<Path> sources = files("app");
        sources.forEach(each -> source.read(each, each.toString()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-parameters",
                "-d",
                Files.createDirectories(folder.resolve("out")).toString()));
        Stream.concat(sources.stream(), files("stubs").stream())
                .map(Path::toString)
                .forEach(arguments::add);
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Routes bytecode = new Routes(new ArrayList<>());
        files("out/app").forEach(each -> bytecode.read(each, each.toString()));
        List<String> said = said(source.all());
        assertThat(said(bytecode.all())).isEqualTo(said);
        return said;
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(below))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> said(List<Route> routes) {
        return routes.stream()
                .map(each -> each.method() + " " + each.path() + " " + each.place() + " "
                        + each.parameters().stream()
                                .map(parameter -> parameter.in() + ":" + parameter.name())
                                .toList())
                .toList();
    }

    @Test
    void annotationsOfSpring() throws IOException {
        spring();
        write("app/app/Cards.java", """
                package app;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.bind.annotation.RestController;
                @RestController
                @RequestMapping("/v1/cards")
                public class Cards {
                    static final String PIN = "/{id:[0-9]+}/pin";
                    @GetMapping public String list(@RequestParam(name = "page") int page) { return ""; }
                    @PostMapping(path = {"/", "/new"}) public void add(@RequestBody String body) {}
                    @RequestMapping(value = PIN, method = {RequestMethod.PUT, RequestMethod.HEAD})
                    public void pin(@PathVariable String id, @RequestHeader("X-Token") String token) {}
                    @DeleteMapping("${base:/x}/{id}") public void remove(@PathVariable("id") String id) {}
                    public void helper() {}
                }
                """);
        assertThat(routes())
                .containsExactly(
                        "GET /v1/cards app.Cards.list [query:page]",
                        "POST /v1/cards app.Cards.add [body:]",
                        "POST /v1/cards/new app.Cards.add [body:]",
                        "DELETE /v1/cards/x/{id} app.Cards.remove [path:id]",
                        "HEAD /v1/cards/{id}/pin app.Cards.pin [path:id, header:X-Token]",
                        "PUT /v1/cards/{id}/pin app.Cards.pin [path:id, header:X-Token]");
    }

    /** Paths that stand in other files: imported by name or altogether, inherited, joined of others, in a nested class, in an interface. */
    @Test
    void constantsOfOtherFiles() throws IOException {
        spring();
        write("app/app/config/Names.java", """
                package app.config;
                public interface Names {
                    String ROOT = "/api/";
                    String CARDS = ROOT + "cards";
                    class Deep { public static final String PINS = Names.CARDS + "/pins"; }
                }
                """);
        write("app/app/Parent.java", "package app; class Parent { static final String OLD = \"/old\"; }");
        write("app/app/Cards.java", """
                package app;
                import static app.config.Names.CARDS;
                import app.config.*;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.bind.annotation.RestController;
                @RestController
                @RequestMapping(CARDS)
                public class Cards extends Parent {
                    @GetMapping(OLD) public String old() { return ""; }
                    @GetMapping(Names.Deep.PINS) public String pins() { return ""; }
                    @GetMapping(Names.ROOT + "x") public String joined() { return ""; }
                }
                """);
        write("app/app/Users.java", """
                package app;
                import static app.config.Names.*;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.bind.annotation.RestController;
                @RestController
                public class Users {
                    @GetMapping(ROOT + "users") public String all() { return ""; }
                }
                """);
        assertThat(routes())
                .containsExactly(
                        "GET /api/cards/api/cards/pins app.Cards.pins []",
                        "GET /api/cards/api/x app.Cards.joined []",
                        "GET /api/cards/old app.Cards.old []",
                        "GET /api/users app.Users.all []");
    }

    /** What is part of a path and stands in a library stands for any text: the path without it would be another one's. */
    @Test
    void constantsThatAreNotThere() throws IOException {
        Routes routes = new Routes(new ArrayList<>());
        Path file = write("app/app/Cards.java", """
                package app;
                import org.bank.Paths;
                import org.springframework.web.bind.annotation.*;
                @org.springframework.web.bind.annotation.RestController
                public class Cards {
                    static final String SELF = Cards.SELF;
                    @GetMapping(Paths.CARDS + "/new") public String one() { return ""; }
                    @RequestMapping(value = SELF, method = Paths.VERB) public String two() { return ""; }
                }
                """);
        routes.read(file, file.toString());
        assertThat(said(routes.all()))
                .containsExactly("GET /{CARDS}/new app.Cards.one []", " /{SELF} app.Cards.two []");
    }

    @Test
    void endpointsForWhoRunsIt() throws IOException {
        String boot = "org.springframework.boot.actuate.endpoint.";
        note(boot + "annotation.Endpoint", "String id();");
        for (String each : List.of("ReadOperation", "WriteOperation", "DeleteOperation", "Selector")) {
            note(boot + "annotation." + each, "");
        }
        write("app/app/Jobs.java", """
                package app;
                import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
                import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
                import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
                import org.springframework.boot.actuate.endpoint.annotation.Selector;
                import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
                @Endpoint(id = "jobs")
                public class Jobs {
                    @ReadOperation public String all(String state) { return ""; }
                    @WriteOperation public void start(@Selector String name, int times) {}
                    @DeleteOperation public void stop(@Selector String name) {}
                    public void helper() {}
                }
                """);
        assertThat(routes())
                .containsExactly(
                        "GET /actuator/jobs app.Jobs.all [query:state]",
                        "DELETE /actuator/jobs/{name} app.Jobs.stop [path:name]",
                        "POST /actuator/jobs/{name} app.Jobs.start [path:name]");
    }

    /** Spring's functions: predicates and the builder, in capitals; what clients call is not. */
    @Test
    void functionsOfSpring() throws IOException {
        String server = "org.springframework.web.reactive.function.server.";
        stub(
                server + "RouterFunctions",
                "package org.springframework.web.reactive.function.server; public class RouterFunctions {"
                        + " public static Builder route() { return null; }"
                        + " public static class Builder { public Builder GET(String path, Object handler) { return this; }"
                        + " public Builder path(String path, Object more) { return this; } } }");
        stub(
                server + "RequestPredicates",
                "package org.springframework.web.reactive.function.server; public class RequestPredicates {"
                        + " public static Object POST(String path) { return null; } }");
        write("app/app/Server.java", """
                package app;
                import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
                import org.springframework.web.reactive.function.server.RouterFunctions;
                class Server {
                    Object routes(java.util.Map<String, String> map) {
                        map.get("/no");
                        RouterFunctions.route().GET("/a/{id}", this);
                        return POST("/b");
                    }
                }
                """);
        assertThat(routes()).containsExactly("GET /a/{id} app.Server.routes []", "POST /b app.Server.routes []");
    }

    /** A controller may have its annotations from an interface; a client with the same annotations offers nothing. */
    @Test
    void interfacesOfControllersAndOfClients() throws IOException {
        spring();
        note("org.springframework.cloud.openfeign.FeignClient", "String value() default \"\";");
        write("app/app/Api.java", """
                package app;
                import org.springframework.web.bind.annotation.GetMapping;
                public interface Api { @GetMapping("/health") String health(); }
                """);
        write("app/app/Health.java", """
                package app;
                import org.springframework.web.bind.annotation.RestController;
                @RestController public class Health implements Api { public String health() { return ""; } }
                """);
        write("app/app/Client.java", """
                package app;
                import org.springframework.cloud.openfeign.FeignClient;
                import org.springframework.web.bind.annotation.GetMapping;
                @FeignClient("other") public interface Client { @GetMapping("/theirs") String get(); }
                """);
        assertThat(routes()).containsExactly("GET /health app.Health.health []");
    }

    @Test
    void jaxRs() throws IOException {
        note("jakarta.ws.rs.ApplicationPath", "String value();");
        for (String each : List.of("Path", "PathParam", "QueryParam")) {
            note("jakarta.ws.rs." + each, "String value();");
        }
        for (String each : List.of("GET", "DELETE")) {
            note("jakarta.ws.rs." + each, "");
        }
        write(
                "app/app/Main.java",
                "package app; import jakarta.ws.rs.ApplicationPath; @ApplicationPath(\"api\") public class Main {}");
        write("app/app/Accounts.java", """
                package app;
                import jakarta.ws.rs.Path;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.DELETE;
                import jakarta.ws.rs.PathParam;
                import jakarta.ws.rs.QueryParam;
                @Path("accounts")
                public class Accounts {
                    @GET public String all(@QueryParam("owner") String owner) { return ""; }
                    @DELETE @Path("{id}") public void remove(@PathParam("id") String id) {}
                }
                """);
        assertThat(routes())
                .containsExactly(
                        "GET /api/accounts app.Accounts.all [query:owner]",
                        "DELETE /api/accounts/{id} app.Accounts.remove [path:id]");
    }

    @Test
    void micronaut() throws IOException {
        for (String each : List.of("Controller", "Get", "PathVariable")) {
            note("io.micronaut.http.annotation." + each, "String value() default \"\";");
        }
        write("app/app/Books.java", """
                package app;
                import io.micronaut.http.annotation.Controller;
                import io.micronaut.http.annotation.Get;
                import io.micronaut.http.annotation.PathVariable;
                @Controller("/books")
                public class Books { @Get("/{id}{?page}") public String one(@PathVariable String id) { return ""; } }
                """);
        assertThat(routes()).containsExactly("GET /books/{id} app.Books.one [path:id]");
    }

    @Test
    void javalinAndHelidon() throws IOException {
        stub(
                "io.javalin.Javalin",
                "package io.javalin; public class Javalin { public Javalin get(String path, Runnable h) { return this; }"
                        + " public Javalin post(String path, Runnable h) { return this; } public String toString(String s) { return s; } }");
        stub(
                "io.helidon.webserver.http.HttpRules",
                "package io.helidon.webserver.http; public interface HttpRules { HttpRules put(String path, Runnable h); }");
        write("app/app/Server.java", """
                package app;
                import io.javalin.Javalin;
                public class Server { void run(Javalin app) { app.get("/users/<name>", () -> {}).post("/users", () -> {}); app.toString("/no"); } }
                """);
        write("app/app/Other.java", """
                package app;
                import io.helidon.webserver.http.HttpRules;
                public class Other { void run(HttpRules rules) { rules.put("/greet/{name}", () -> {}); System.getProperty("/get"); } }
                """);
        assertThat(routes())
                .containsExactly(
                        "PUT /greet/{name} app.Other.run []",
                        "POST /users app.Server.run []",
                        "GET /users/{name} app.Server.run []");
    }

    @Test
    void theDocument() {
        String json = RoutesDocument.json(
                List.of(
                        new Route("GET", "/a/{id}", List.of(new Route.Parameter("q", "query")), "Spring", "app.A.get"),
                        new Route("", "/b", List.of(new Route.Parameter("", "body")), "Spring", "app.A.any")),
                "app");
        JsonNode root = JsonMapper.shared().readTree(json);
        assertThat(root.at("/openapi").asString()).isEqualTo("3.1.0");
        assertThat(root.at("/paths/~1a~1{id}/get/parameters/0/in").asString()).isEqualTo("path");
        assertThat(root.at("/paths/~1a~1{id}/get/parameters/1/name").asString()).isEqualTo("q");
        assertThat(root.at("/paths/~1b").propertyNames()).containsExactly("get", "post", "put", "patch", "delete");
        assertThat(root.at("/paths/~1b/put/requestBody").isMissingNode()).isFalse();
    }

    @Test
    void whatCannotBeRead() throws IOException {
        List<dev.sinew.model.Problem> problems = new ArrayList<>();
        Routes routes = new Routes(problems);
        Path broken = folder.resolve("a.jar");
        Files.writeString(broken, "no zip");
        routes.read(broken, "a.jar");
        routes.read(write("B.java", "class {{{"), "B.java");
        Path half = Files.write(
                folder.resolve("C.class"), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0});
        routes.read(half, "C.class");
        assertThat(routes.all()).isEmpty();
        assertThat(problems).singleElement().asString().contains("a.jar").contains("no zip file");
    }
}
