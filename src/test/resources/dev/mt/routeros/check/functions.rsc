#!rsc by RouterOS
# requires RouterOS 7.13
#
# Functions that other scripts use. One style: everything in functions, capitals for what is global, semicolons.

:global LogIt;
:global WaitFor;
:global FileOf;
:global Settings;
:global UnitOf;
:global Notify;

:set Settings {"image"="registry.example.net/tailscale:1.2.3"; "veth"="veth-ts"; "tries"=5; "wait"=3s; "list"={1;2;3}};

# writes to the log, with the name of who asks
:set LogIt do={
  :local Level [ :tostr $1 ];
  :local Text [ :tostr $2 ];

  :if ($Level = "error") do={ /log/error "$[ :jobname ]: $Text"; :return false; }
  :if ($Level = "warning") do={ /log/warning ([ :jobname ] . ": " . $Text); :return false; }
  /log/info message=($Text . " (" . $Level . ")");
  :return true;
}

# runs a function until it says true
:set WaitFor do={
  :global LogIt;
  :global Settings;

  :local What $1;
  :local Left [ :tonum ($Settings->"tries") ];
  :if ([ :typeof $tries ] = "num") do={ :set Left $tries; }
  :while ($Left > 0) do={
    :if ([ $What $2 ] = true) do={ :return true; }
    :set Left ($Left - 1);
    :delay ($Settings->"wait");
  }
  $LogIt warning ("gave up after " . $tries . " tries");
  :return false;
}

# the contents of a file, or nothing
:set FileOf do={
  :local Name [ :tostr $1 ];
  :local Found [ /file/find where name=$Name type!="directory" ];

  :if ([ :len $Found ] != 1) do={ :return ({}); }
  :onerror Err in={
    :local Size [ /file/get $Found size ];
    :if ($Size > 60000) do={ :error ("too big: " . $Size); }
    :return [ /file/get ($Found->0) contents ];
  } do={
    :global LogIt;
    $LogIt error ("cannot read $Name: $Err");
  }
  :return [];
}

# 1536 becomes 1.5KiB
:set UnitOf do={
  :local Value ([ :tonum $1 ] * 10);
  :foreach Unit in={"B";"KiB";"MiB";"GiB"} do={
    :if ($Value < 10240) do={
      :return ([ :pick $Value 0 ([ :len $Value ] - 1) ] . "." . [ :pick $Value ([ :len $Value ] - 1) [ :len $Value ] ] . $Unit);
    }
    :set Value ($Value / 1024);
  }
  :return "much";
}

:set Notify do={
  :global LogIt;
  :global Settings;

  :local Message ({ "subject"=$subject; "text"=$text });
  :if ([ :len ($Message->"subject") ] = 0 || !([ :typeof $text ] = "str")) do={
    :error "nothing can be sent without a subject: the call is wrong";
  }
  :local Body [ :serialize to=json value=$Message ];
  :do {
    :local Answer [ /tool/fetch mode=https http-method=post url="https://hooks.example.net/notify" \
        http-header-field="Content-Type: application/json,X-From: $[ /system/identity/get name ]" \
        http-data=$Body check-certificate=yes-without-crl output=user as-value ];
    :if (($Answer->"status") != "finished") do={ $LogIt warning ("odd status: " . ($Answer->"status")); }
  } on-error={
    $LogIt error "cannot notify";
  }
}

:do {
  [[ :parse "/container/config/set memory-high=64M" ]];
} on-error={
  :do { [[ :parse "/container/config/set ram-high=64M" ]]; } on-error={ $LogIt warning "no limit of memory"; }
}

:foreach Name,Value in=$Settings do={
  :if ([ :typeof $Value ] = "array") do={
    :foreach I in=$Value do={ $LogIt debug ("$Name has " . ($I << 2 | 1)); }
  } else={
    $LogIt debug ("$Name is $Value, \"$[ :pick [ :tostr $Value ] 0 3 ]\" at first");
  }
}

:for I from=1 to=[ :len ($Settings->"list") ] step=1 do={
  :local Element (($Settings->"list")->($I - 1));
  :if ($Element = 2 and !($I > 2 or $I < 2)) do={ :put "$I: $($Element + 40) $"Element"" };
}

:if ([ $WaitFor [ :parse ":return ([ :resolve example.net ] != 0.0.0.0)" ] ] = true) do={
  $Notify subject="up" text=("it is " . [ /system/clock/get date ] . " " . [ /system/clock/get time ]);
}
