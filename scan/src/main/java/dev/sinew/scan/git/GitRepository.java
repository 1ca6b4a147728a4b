package dev.sinew.scan.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Opens repositories with their own settings alone: those of the user and the machine say nothing of what is in it, and finding them starts a program. */
final class GitRepository {
    static {
        SystemReader.setInstance(new OwnSettings(SystemReader.getInstance()));
        // How exact times of files are is measured for who writes; nothing waits for that here
        FS.FileStoreAttributes.setBackground(true);
    }

    private GitRepository() {}

    private static final class OwnSettings extends SystemReader.Delegate {
        OwnSettings(SystemReader machine) {
            super(machine);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return none(fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return none(fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return none(fs);
        }

        private static FileBasedConfig none(FS fs) {
            return new FileBasedConfig(null, fs) {
                @Override
                public void load() throws IOException, ConfigInvalidException {}

                @Override
                public boolean isOutdated() {
                    return false;
                }
            };
        }
    }

    /** The repository of a folder, or of one that it lies in. */
    static Repository of(Path folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(absolute(folder));
        if (builder.getGitDir() == null) {
            throw new IOException("there is no git repository at " + folder);
        }
        return builder.setMustExist(true).build();
    }

    private static File absolute(Path folder) {
        return folder.toAbsolutePath().normalize().toFile();
    }
}
