package dev.sinew.spec.match;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.DescribedOperation;

/** An operation with the description that it is of. Each is made once, so that identity is equality. */
public final class Described {
    private final ApiDescription api;
    private final DescribedOperation operation;

    Described(ApiDescription api, DescribedOperation operation) {
        this.api = api;
        this.operation = operation;
    }

    /** The description. */
    public ApiDescription api() {
        return api;
    }

    /** One of its operations. */
    public DescribedOperation operation() {
        return operation;
    }

    @Override
    public String toString() {
        return operation + " of " + api.file();
    }
}
