package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import dev.sinew.model.policy.Patch.Condition;

/**
 * What a proxy can refuse of the requests that prove something, until it is mended, so that requests that are as they should be still pass. There is none for
 * what only the API can tell, such as whose an object is, who may do what, and whether a token is genuine.
 *
 * @param method of such requests, or empty for that of the operation
 * @param path a template of their path, or empty for that of the operation
 * @param condition what of them is looked at
 * @param parameter the query parameter or body member, where the condition is about one
 * @param most the most that the parameter may be, where that is the condition
 */
public record Refusal(String method, String path, Condition condition, String parameter, long most) {
    /** All requests to the operation: nothing describes it. */
    public static Refusal always() {
        return new Refusal("", "", Condition.ALWAYS, "", 0);
    }

    /** All requests of a method to a path, or to that of the operation where it is empty. */
    public static Refusal method(String method, String path) {
        return new Refusal(method, path, Condition.ALWAYS, "", 0);
    }

    /** Requests without credentials. */
    public static Refusal bare() {
        return new Refusal("", "", Condition.NO_CREDENTIALS, "", 0);
    }

    /** Requests that have a member or parameter. */
    public static Refusal having(String parameter) {
        return new Refusal("", "", Condition.HAS_PARAMETER, parameter, 0);
    }

    /** Requests whose parameter is larger. */
    public static Refusal above(String parameter, long most) {
        return new Refusal("", "", Condition.PARAMETER_ABOVE, parameter, most);
    }

    /** Where it holds, for what was confirmed of an operation. */
    public Operation place(Operation of) {
        return new Operation(of.api(), method.isEmpty() ? of.method() : method, path.isEmpty() ? of.path() : path, "");
    }
}
