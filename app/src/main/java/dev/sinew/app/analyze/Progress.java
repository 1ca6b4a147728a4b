package dev.sinew.app.analyze;

/** Hears how far reading has come. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void read(long inputBytes) {}

        @Override
        public void close() {}
    };

    /** That many more bytes of the input are done. */
    void read(long inputBytes);

    @Override
    void close();
}
