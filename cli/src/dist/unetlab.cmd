@echo off
rem Runs UNetLab from an installed copy: finds a Java and runs the jar with it.
rem
rem   JAVA_HOME          the Java to use, if it is 17 or newer
rem   UNETLAB_JAVA_OPTS  more options for the JVM, separated by blanks
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
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true %UNETLAB_JAVA_OPTS% "-Dunetlab.home=%home%" -jar "%home%\lib\unetlab.jar" %*
exit /b %ERRORLEVEL%

rem Accepts the Java in %1 if it is new enough.
:try
if not exist "%~1" exit /b
for /f "tokens=3" %%V in ('^""%~1" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="^"') do (
  if %%V geq 17 set "java=%~1"
)
exit /b
