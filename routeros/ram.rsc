# RAM-only mode: the container's root is on a disk in memory, pulled anew after every start of the router, once the uplink, DNS
# and the clock are there. No byte of the image is written to flash; the node's state still is, when it logs in.
# For a router that setup.rsc has set up. Upload it, then:  /import ram.rsc    Back to flash: change on to false, and again.
:local on true
:local ramSize "256M"

:local script [/system/script/find where name="update-tailscale" and comment~"^mikrotik-tailscale"]
:if ([:len $script] != 1) do={ :error "there is no script update-tailscale of mikrotik-tailscale: import setup.rsc first" }
:local source [/system/script/get $script source]

# setting NAME: its value in that script, without quotes.
:local setting do={
    :local key ":local $2 "
    :local at [:find $1 $key]
    :if ([:typeof $at] != "num") do={ :error "update-tailscale has no setting $2" }
    :local value [:pick $1 ($at + [:len $key]) [:find $1 "\n" $at]]
    :if ([:pick $value 0 1] = "\"") do={ :set value [:pick $value 1 ([:len $value] - 1)] }
    :return $value
}
:local disk [$setting $source "ramDisk"]
:if ($on) do={
    :if ([:len $disk] = 0) do={ :error "update-tailscale has no ramDisk: set one in setup.rsc and import that first" }
    :local free [/system/resource/get free-memory]
    # The layer as it comes, the root, and what RouterOS itself needs.
    :local needed 20971520
    :if ($free < $needed) do={ :error "memory is too small by $(($needed - $free) / 1048576 + 1) MiB" }
    :if ([:len [/disk/find where slot=$disk]] = 0) do={
        /disk/add type=tmpfs tmpfs-max-size=$ramSize slot=$disk comment="mikrotik-tailscale"
        :put "made: /disk $disk"
    }
}
:local before [$setting $source "ramOnly"]
:local wanted [:tostr $on]
:if ($before != $wanted) do={
    :local line ":local ramOnly $before\n"
    :local at [:find $source $line]
    :set source ([:pick $source 0 $at] . ":local ramOnly $wanted\n" . [:pick $source ($at + [:len $line]) [:len $source]])
    /system/script/set $script source=$source
    :put "changed: ramOnly=$wanted in update-tailscale"
}
# The start at boot pulls it again; the watch does so when the uplink comes later.
:if ([:len [/system/scheduler/find where name="tailscale-boot"]] = 0) do={
    /system/scheduler/add name=tailscale-boot comment="mikrotik-tailscale" start-time=startup \
        on-event=":delay 20s; :global tailscaleRecoverOnly true; /system/script/run update-tailscale"
}
:if ([:len [/system/scheduler/find where name="tailscale-watch"]] = 0) do={
    /system/scheduler/add name=tailscale-watch comment="mikrotik-tailscale" interval=10m \
        on-event=":global tailscaleRecoverOnly true; /system/script/run update-tailscale"
}
:put "update-tailscale runs now and moves the container; /log/print where message~\"tailscale\" says how it goes"
/system/script/run update-tailscale
