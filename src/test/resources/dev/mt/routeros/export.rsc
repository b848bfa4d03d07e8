# 2026-11-24 02:18:33 by RouterOS 7.24
# software id = ABCD-EFGH
#
# model = RB5009UG+S+
# serial number = XXXXXXXXXXXX
/container mountlists
add dst=/var/lib/tailscale list=ts src=/flash/ts-state
/container envs
add key=TS_AUTHKEY list=ts value="tskey-auth-\?\?\?"
add key=TS_ROUTES list=ts value=192.168.88.0/24,10.10.0.0/16
/disk
set slot1 media-interface=none media-sharing=no slot=slot1
add slot=tmp1 tmpfs-max-size=64M type=tmpfs
/interface bridge
add admin-mac=48:A9:8A:00:11:22 auto-mac=no comment=defconf name=bridge
/interface ethernet
set [ find default-name=ether1 ] comment="to the \"world\"" name=ether1-wan
set [ find default-name=sfp-sfpplus1 ] auto-negotiation=no speed=10G-baseCR
/interface veth
add address=172.17.0.2/24,fd00:17::2/64 dhcp=no gateway=172.17.0.1 gateway6=fd00:17::1 mac-address=AE:50:6A:00:00:01 \
    name=veth-ts
/interface list
add comment=defconf name=WAN
add comment=defconf name=LAN
/container config
set memory-high=200.0MiB registry-url=https://registry-1.docker.io tmpdir=tmp1/pull
/container
add cmd=up entrypoint=/ts envlists=ts hostname=router interface=veth-ts logging=yes mountlists=ts name=ts \
    remote-image=ghcr.io/owner/mikrotik-tailscale:1.90.8 restart-policy=on-failure root-dir=tmp1/ts workdir=/
/ip firewall filter
add action=fasttrack-connection chain=forward comment="defconf: fasttrack" connection-state=\
    established,related hw-offload=yes
add action=drop chain=forward comment=\
    "defconf: drop all from WAN not DSTNATed" connection-nat-state=!dstnat \
    connection-state=new in-interface-list=WAN
/ip route
add disabled=no distance=1 dst-address=100.64.0.0/10 gateway=172.17.0.2 routing-table=main scope=30 \
    suppress-hw-offload=no target-scope=10
/ipv6 route
add dst-address=fd7a:115c:a1e0::/48 gateway=fd00:17::2%bridge
/system script
add dont-require-permissions=no name=update owner=admin policy=\
    ftp,read,write,test source="# checks once a day\r\
    \n:local have [/container/get [find where name=\"ts\"] tag]\r\
    \n:if (\$have != \$want) do={\r\
    \n  :put \"\$[:len \$have] bytes of name\"\r\
    \n}\r\
    \n"
/system scheduler
add interval=1d name=update on-event="/system script run update" policy=ftp,read,write,test start-date=2026-01-01 \
    start-time=04:00:00
/tool netwatch
add down-script="/log warning \"tailnet is down\"" host=100.100.100.100 interval=1m timeout=1s type=icmp up-script=""
