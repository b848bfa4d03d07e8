# A router as the guide of the project that came before this one leaves it.
/interface/veth/add name=veth-tailscale address=172.20.0.2/24 gateway=172.20.0.1
/interface/bridge/add name=containers
/ip/address/add address=172.20.0.1/24 interface=containers
/interface/bridge/port/add bridge=containers interface=veth-tailscale
/ip/route/add dst-address=100.64.0.0/10 gateway=172.20.0.2
/disk/add type=tmpfs tmpfs-max-size=256M slot=tmp
/container/config/set tmpdir=tmp
/container/mounts/add list=tailscale_state src=tailscale/state dst=/var/lib/tailscale
/ip/dns/static/add name=ts.net type=FWD forward-to=100.100.100.100 match-subdomain=yes
/system/scheduler/add name=update-tailscale interval=1d start-time=03:00:00 on-event=update-tailscale
