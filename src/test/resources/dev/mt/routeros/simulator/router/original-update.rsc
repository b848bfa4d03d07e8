# The way in which the project that came before this one updates its container: the digest of the moving tag is compared with
# the one in a file, and if it differs the running container is removed before anybody knows whether the new image can be had.
:local registry "registry.example"
:local repository "network/tailscale"
:local name "tailscale"
:local digestFile "tailscale-image.digest"

:local answer [/tool/fetch url=("https://" . $registry . "/v2/token?scope=repository:" . $repository . ":pull") \
    output=user as-value]
:local token ([:deserialize from=json value=($answer->"data")]->"token")
:local fields ("Authorization: Bearer " . $token . ",Accept: application/vnd.oci.image.index.v1+json")
:set answer [/tool/fetch url=("https://" . $registry . "/v2/" . $repository . "/manifests/stable") \
    http-header-field=$fields output=user-with-headers as-value]

:local digest ""
:foreach line in=($answer->"http-headers") do={
    :if ($line ~ "^[Dd]ocker-[Cc]ontent-[Dd]igest:") do={ :set digest [:pick $line 23 [:len $line]] }
}
:if ($digest = "") do={ :error "no digest" }

:local before ""
:if ([:len [/file/find where name=$digestFile]] > 0) do={ :set before [/file/get $digestFile contents] }
:if ($before = $digest) do={ :error "noop" }

:local old [/container/find where name=$name]
:if ([:len $old] > 0) do={
    /container/stop $old
    :while ([:len [/container/find where name=$name and stopped]] = 0) do={ :delay 1s }
    /container/remove $old
    :while ([:len [/container/find where name=$name]] > 0) do={ :delay 1s }
    :delay 5s
}
/container/add name=$name interface=veth-tailscale remote-image=($registry . "/" . $repository . ":stable") \
    root-dir=tailscale/root mountlists=tailscale_state start-on-boot=yes logging=yes
:delay 60s
:do { /container/start [find where name=$name] } on-error={ :log warning "the container did not start" }
:if ([:len [/file/find where name=$digestFile]] = 0) do={
    /file/add name=$digestFile contents=$digest
} else={
    /file/set $digestFile contents=$digest
}
