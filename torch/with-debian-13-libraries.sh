#!/bin/sh
# Runs a .NET program on Debian 12 or 11 with the C and C++ libraries of Debian 13, which TorchSharp needs. The system stays as it
# is: apt unpacks the libraries into artifacts/debian-13, and only this one process uses them.
#
#     torch/with-debian-13-libraries.sh path/to/program.dll arguments…
set -eu

private=$(cd "$(dirname "$0")/.." && pwd)/artifacts/debian-13
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")

if [ ! -e "$private/ready" ]; then
    rm -rf "$private"
    mkdir -p "$private/state/lists/partial" "$private/cache/archives/partial" "$private/download"

    # Where this system gets its own packages from, there the next Debian is to be had as well.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' | head -n 1)
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian} trixie main" > "$private/state/sources.list"
    from_debian_13() {
        apt-get -qq -o Dir::State="$private/state" -o Dir::State::status=/dev/null -o Dir::Cache="$private/cache" \
            -o Dir::Etc::SourceList="$private/state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
            -o APT::Sandbox::User=root -o Acquire::Languages=none "$@"
    }
    from_debian_13 update
    (cd "$private/download" && from_debian_13 download libc6 libstdc++6 libgcc-s1)
    for package in "$private"/download/*.deb; do dpkg-deb -x "$package" "$private"; done
    rm -rf "$private/state" "$private/cache" "$private/download"

    # A program runs with another C library when that library's own loader starts it. Then the loader is what runs, and dotnet looks for
    # its runtime beside it: so here the loader is called dotnet, and the runtime is beside it.
    mkdir "$private/dotnet"
    cp "$private"/usr/lib/*/ld-linux-*.so.2 "$private/dotnet/dotnet"
    ln -s "$dotnet/host" "$dotnet/shared" "$private/dotnet/"
    touch "$private/ready"
fi

exec "$private/dotnet/dotnet" --library-path "$(echo "$private"/usr/lib/*-linux-gnu)" "$dotnet/dotnet" "$@"
