@echo off
rem Runs UNetLab from an installed copy: finds a Java and runs the jar with it.
rem
rem   JAVA_HOME          the Java to use, if it is 17 or newer
rem   UNETLAB_JAVA_OPTS  more options for the JVM, separated by blanks
rem   SPARK_HOME         an unpacked Apache Spark 4.2 for Scala 2.13, for --on
setlocal
for %%I in ("%~dp0..") do set "home=%%~fI"
set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined java for %%J in (java.exe) do call :try "%%~$PATH:J"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do (
  if not defined java call :try "%%~D\bin\java.exe"
)
if not defined java (
  >&2 echo unetlab: no Java 17 or newer found in JAVA_HOME, on PATH and in the usual places.
  >&2 echo   To get one: "winget install EclipseAdoptium.Temurin.17.JRE", or https://adoptium.net
  exit /b 1
)
if not "%~1"=="run" if not "%~1"=="plan" goto jar
rem cmd takes the = of --on=MASTER for a blank.
:scan
if [%1]==[] goto jar
if "%~1"=="--on" goto cluster
shift /1
goto scan

:jar
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true %UNETLAB_JAVA_OPTS% "-Dunetlab.home=%home%" -jar "%home%\lib\unetlab.jar" %*
exit /b %ERRORLEVEL%

rem Accepts the Java in %1 if it is new enough.
:try
if not exist "%~1" exit /b
for /f "tokens=3" %%V in ('^""%~1" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="^"') do (
  if %%V geq 17 set "java=%~1"
)
exit /b

rem Runs with the jars of a Spark, and with what it asks of Java.
:cluster
if not exist "%SPARK_HOME%\jars\spark-core_2.13-4.2.*.jar" (
  >&2 echo unetlab: --on needs Apache Spark 4.2 for Scala 2.13: set SPARK_HOME to the directory where it is unpacked.
  >&2 echo   To get it: its package "pre-built for Apache Hadoop" from https://spark.apache.org/downloads.html
  exit /b 2
)
set "options=-XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow"
for %%P in (java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar) do (
  call set "options=%%options%% --add-opens=java.base/%%P=ALL-UNNAMED"
)
set "options=%options% --add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED -Dio.netty.tryReflectionSetAccessible=true"
set "options=%options% -Dio.netty.allocator.type=pooled -Dio.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE"
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true %options% %UNETLAB_JAVA_OPTS% "-Dunetlab.home=%home%" -cp "%home%\lib\unetlab.jar;%home%\lib\unetlab-cluster.jar;%SPARK_HOME%\conf;%SPARK_HOME%\jars\*" io.unetlab.cli.Main %*
exit /b %ERRORLEVEL%
