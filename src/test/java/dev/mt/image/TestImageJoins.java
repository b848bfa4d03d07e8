package dev.mt.image;

import org.junit.jupiter.api.Tag;

/** The image on a tailnet, on a kernel that lets it set up a firewall. */
@Tag("machine")
class TestImageJoins extends ImageOnATailnet {
    @Override
    TestingContainer.Netfilter netfilter() {
        return TestingContainer.Netfilter.WORKING;
    }
}
