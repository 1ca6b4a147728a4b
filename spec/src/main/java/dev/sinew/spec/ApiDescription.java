package dev.sinew.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one specification says of one API.
 *
 * @param name its title, or the file's name
 * @param version its version as written, or empty
 * @param file the source's name as the user gave it
 * @param format what it was written in
 * @param servers where it stands, at least one
 * @param operations what it offers, in the order written
 * @param schemas what references stand for, by key
 * @param securitySchemes how callers prove themselves, by name
 * @param sources the documents it was read from, as long as they are kept
 * @param graph the types of a GraphQL schema; empty for all else
 */
public record ApiDescription(
        String name,
        String version,
        String file,
        Format format,
        List<Server> servers,
        List<DescribedOperation> operations,
        SortedMap<String, Schema> schemas,
        SortedMap<String, SecurityScheme> securitySchemes,
        Sources sources,
        Optional<GraphSchema> graph) {
    public ApiDescription {
        servers = servers.isEmpty() ? List.of(Server.UNSAID) : List.copyOf(servers);
        operations = List.copyOf(operations);
        schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
        securitySchemes = Collections.unmodifiableSortedMap(new TreeMap<>(securitySchemes));
    }

    /** A description whose documents are not kept. */
    public ApiDescription(
            String name,
            String version,
            String file,
            Format format,
            List<Server> servers,
            List<DescribedOperation> operations,
            SortedMap<String, Schema> schemas,
            SortedMap<String, SecurityScheme> securitySchemes) {
        this(name, version, file, format, servers, operations, schemas, securitySchemes, Sources.NONE);
    }

    /** One that is no GraphQL schema. */
    public ApiDescription(
            String name,
            String version,
            String file,
            Format format,
            List<Server> servers,
            List<DescribedOperation> operations,
            SortedMap<String, Schema> schemas,
            SortedMap<String, SecurityScheme> securitySchemes,
            Sources sources) {
        this(name, version, file, format, servers, operations, schemas, securitySchemes, sources, Optional.empty());
    }

    /** The same without its documents, which take more room than what was read of them. */
    public ApiDescription withoutSources() {
        return new ApiDescription(
                name, version, file, format, servers, operations, schemas, securitySchemes, Sources.NONE, graph);
    }

    /** The same with other operations. */
    public ApiDescription with(List<DescribedOperation> others) {
        return new ApiDescription(
                name, version, file, format, servers, others, schemas, securitySchemes, sources, graph);
    }

    /** What specifications are written in. */
    public enum Format {
        OPENAPI_2_0,
        OPENAPI_3_0,
        OPENAPI_3_1,
        /** Read as far as it is like 3.1. */
        OPENAPI_3_2,
        /** Examples: what is not in them may still be allowed. */
        POSTMAN_2_1,
        /** Fields of one address, which the document does not name. */
        GRAPHQL
    }

    /** Resolves the schemas of this description. */
    public Schemas resolver() {
        return new Schemas(schemas);
    }
}
