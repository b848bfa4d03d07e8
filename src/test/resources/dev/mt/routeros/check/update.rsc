# requires RouterOS, version=7.23
# A way to update a container: a new one beside the old one, and the old one goes when the new one is well.
:onerror failure in={
  :local image "registry.example.net/tailscale"
  :local base "https://registry.example.net/v2/tailscale"
  :local current "tailscale"
  :local next "tailscale-next"
  :local allowed [/system/device-mode/get container]
  :if (!$allowed) do={ :error "containers are not allowed by device-mode" }

  :if ([:len [/system/script/job/find where script=[:jobname]]] > 1) do={
    :put "already running"
    :exit
  }

  :local tags [:deserialize from=json value=([/tool/fetch url="$base/tags/list" output=user as-value \
      check-certificate=yes-without-crl http-max-redirect-count=3]->"data")]
  :local wanted ""
  :foreach tag in=($tags->"tags") do={ :if ($tag > $wanted) do={ :set wanted $tag } }

  :local old [/container/find where name=$current]
  :if ([:len $old] = 1) do={
    :if ([/container/get $old comment] = $wanted) do={
      :put "there is nothing newer than $wanted"
      :exit
    }
  }
  :if ([/system/resource/get free-hdd-space] < 6000000) do={ :error "not enough flash" }

  /container/mounts/remove [find where list=$next]
  /container/mounts/add list=$next src=/flash/ts-state dst=/var/lib/tailscale mode=rw
  /container/envs/add list=$next key=TS_ACCEPT_ROUTES value=true
  /container/add remote-image="$image:$wanted" interface=veth-next root-dir="flash/$next" name=$next \
      mountlists=$next envlists=$next start-on-boot=yes restart-policy=on-failure restart-interval=10s \
      restart-max-count=3 check-certificate=yes logging=yes comment=$wanted stop-time=10s ignore-remote-image-change=yes

  :local there false
  :for try from=1 to=60 do={
    :if (!$there) do={
      :delay 2s
      :local state [/container/find where name=$next and stopped]
      :if ([:len $state] > 0) do={ :set there ([:len [/container/get $state image-id]] > 0) }
    }
  }
  :if (!$there) do={
    /container/remove [find where name=$next]
    :error "the pull of $image:$wanted failed"
  }
  :retry { /container/start [find where name=$next]; } delay=2s max=5 on-error={ :error "it does not start" }

  :while ([:len [/container/find where name=$current and running]] > 0) do={
    :onerror ignored in={ /container/stop [find where name=$current] } do={}
    :delay 1s
  }
  /container/remove [find where name=$current]
  /container/set [find where name=$next] name=$current
  :do {[[:parse "/container/set [find where name=$current] swap-max=32M privileged=no"]]} on-error={}
  :log info "updated to $wanted"
} do={
  :log error "the update failed: $failure"
  :onerror second in={ /tool/e-mail/send to="me@example.net" subject="update failed" body="$failure" } do={
    :log error "and no mail could be sent: $second"
  }
}
