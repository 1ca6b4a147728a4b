package dev.sinew.scan.app.dex;

import java.util.List;

/** Is told what happens in one method, each instruction once, in the order of the code. */
public interface Watcher {
    /** A method is called; the object itself comes first where it has one. */
    void called(Target target, List<Value> arguments);

    /** A field is written. */
    void written(FieldKey field, Value value);

    /** The method returns. */
    void returned(Value value);

    /** A text stands in the code. */
    void text(String text);

    /** An object of a class is made. */
    void made(String type);

    /** A class or one of its members is named. */
    void named(String type);
}
