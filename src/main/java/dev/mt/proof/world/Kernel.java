package dev.mt.proof.world;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the kernel under the container allows. */
public enum Kernel {
    /** This machine's, where Tailscale sets up a firewall with nftables. */
    NETFILTER("netfilter"),

    /** As RouterOS: Linux 5.6 without netfilter for containers. */
    ROUTEROS("routeros");

    private static final int AF_NETLINK = 16;
    private static final int NETLINK_NETFILTER = 12;
    private static final int EPROTONOSUPPORT = 93;
    private static final int ENOSYS = 38;

    /** System calls that came after 5.6 (syscall tables of the kernel); a libseccomp that does not know one skips it. */
    private static final List<String> LATER_THAN_5_6 = List.of(
            "faccessat2",
            "process_madvise",
            "close_range",
            "epoll_pwait2",
            "mount_setattr",
            "quotactl_fd",
            "landlock_create_ruleset",
            "landlock_add_rule",
            "landlock_restrict_self",
            "memfd_secret",
            "process_mrelease",
            "futex_waitv",
            "set_mempolicy_home_node",
            "cachestat",
            "fchmodat2",
            "map_shadow_stack",
            "futex_wake",
            "futex_wait",
            "futex_requeue",
            "statmount",
            "listmount");

    private final String id;

    Kernel(String id) {
        this.id = id;
    }

    /** Its name on the command line and in reports. */
    public String id() {
        return id;
    }

    /** Makes a container's configuration such that this is what it finds. */
    void restrict(ObjectNode linux) {
        if (this == NETFILTER) {
            return;
        }
        ObjectNode seccomp = linux.putObject("seccomp");
        seccomp.put("defaultAction", "SCMP_ACT_ALLOW");
        ObjectNode netfilter = seccomp.withArray("syscalls").addObject();
        netfilter.withArray("names").add("socket");
        netfilter.put("action", "SCMP_ACT_ERRNO").put("errnoRet", EPROTONOSUPPORT);
        ArrayNode arguments = netfilter.withArray("args");
        arguments.addObject().put("index", 0).put("value", AF_NETLINK).put("op", "SCMP_CMP_EQ");
        arguments.addObject().put("index", 2).put("value", NETLINK_NETFILTER).put("op", "SCMP_CMP_EQ");
        ObjectNode later = seccomp.withArray("syscalls").addObject();
        LATER_THAN_5_6.forEach(later.withArray("names")::add);
        later.put("action", "SCMP_ACT_ERRNO").put("errnoRet", ENOSYS);
    }

    @Override
    public String toString() {
        return id;
    }
}
