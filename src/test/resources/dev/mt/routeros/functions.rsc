# Functions in globals, each with its own body of :onerror, as careful people write them.
:global LogLine;
:global RunOnce;
:global WaitFor;
:global VersionNumber;
:global Exit;

# write a line to the log: $1 severity, $2 who, $3 text
:set LogLine do={
  :local Severity [ :tostr $1 ];
  :local Line ("[" . [ :tostr $2 ] . "] " . [ :tostr $3 ]);
  :if ($Severity = "error" || $Severity = "warning") do={
    /log/warning $Line;
  } else={
    :if ($Severity = "debug") do={ /log/debug $Line; } else={ /log/info $Line; }
  }
}

# a version as one number: 7.24.1 is 0x07180100
:set VersionNumber do={
  :local Input [ :tostr $1 ];
  :local Number 0;
  :local Factor 0x1000000;
  :local Rest $Input;
  :while ([ :len $Rest ] > 0 && $Factor > 0) do={
    :local Dot [ :find $Rest "." ];
    :if ([ :typeof $Dot ] = "nil") do={ :set Dot [ :len $Rest ]; }
    :set Number ($Number + $Factor * [ :tonum [ :pick $Rest 0 $Dot ] ]);
    :set Rest [ :pick $Rest ($Dot + 1) [ :len $Rest ] ];
    :set Factor ($Factor >> 8);
  }
  :return $Number;
}

# wait until a command gives true: $1 code, $2 how often, $3 how long between
:set WaitFor do={
  :local Tries [ :tonum $2 ];
  :local Pause 1s;
  :if ([ :typeof $3 ] != "nothing") do={ :set Pause [ :totime $3 ]; }
  :for Try from=1 to=$Tries do={
    :if ([ $1 ] = true) do={ :return true; }
    :delay $Pause;
  }
  :return false;
}

:set RunOnce do={
  :local Name [ :tostr $1 ];
  :if ([ /system/script/job/print count-only as-value where script=$Name ] > 1) do={
    :global LogLine;
    $LogLine debug $0 ("Another run of '" . $Name . "' goes on.");
    :return false;
  }
  :return true;
}

:set Exit do={
  :if ([ :tobool $1 ] = false) do={
    :global LogLine;
    $LogLine error $2 ("failed: " . $3);
    :error false;
  }
}

:local Good false;
:onerror Reason {
  :global LogLine; :global RunOnce; :global WaitFor; :global VersionNumber;

  :retry { :if ([ :typeof $LogLine ] = "nothing") \
      do={ :error "The functions are not there yet."; }; } delay=500ms max=10;
  :if ([ $RunOnce [ :jobname ] ] = false) do={
    :set Good true;
    :error true;
  }

  :local Needed [ $VersionNumber "7.13" ];
  :local Present [ $VersionNumber [ :pick [ /system/resource/get version ] 0 [ :find [ /system/resource/get version ] " " ] ] ];
  :if ($Present < $Needed) do={
    $LogLine warning [ :jobname ] ("RouterOS is too old: " . $Present . " < " . $Needed);
    :set Good true;
    :error false;
  }

  :local Image ({ "registry"="registry.example"; "name"="tailnet/router"; "tag"="v1.2.3" });
  :local Wanted (($Image->"registry") . "/" . ($Image->"name") . ":" . ($Image->"tag"));
  :local Settings ({ interface="veth1"; "root-dir"="tmp1/tailnet"; dns=10.0.0.1, 10.0.0.2 });

  :if (!($Wanted ~ "^[a-z0-9.-]+/[a-z0-9/-]+:[a-z0-9.]+\$")) do={ :error "unusable name"; }
  :if ([ :len [ /container/find where tag~("/" . ($Image->"name") . ":") !disabled ] ] = 0) do={
    /container/add remote-image=$Wanted interface=($Settings->"interface") root-dir=($Settings->"root-dir") \
        logging=yes start-on-boot=no comment=("made by " . [ :jobname ]);
  }

  :if ([ $WaitFor (>[ :return ([ :len [ /container/find where comment~"^made by" stopped ] ] > 0) ]) 120 2s ] = false) do={
    $LogLine warning [ :jobname ] "The image did not arrive in time.";
    /container/remove [ find where comment~"^made by" ];
  } else={
    /container/start [ find where comment~"^made by" stopped ];
  }

  :foreach Key,Value in=$Settings do={
    :local Text "$Key = $[ :tostr $Value ] ($(([ :len $Value ] * 8) / 2) nibbles)";
    $LogLine debug [ :jobname ] $Text;
  }
  :set Good true;
} do={
  :global Exit; $Exit $Good [ :jobname ] $Reason;
}
